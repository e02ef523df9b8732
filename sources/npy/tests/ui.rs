//! Programs that must not compile with `#[derive(FromNpy)]` or with the functions that load its structs, with the compiler's
//! messages, by the rules of `tensor-ui-harness`. Each has a twin in `ui/fixed`, which follows the advice of the message and
//! loads a file.
//!
//! `TRYBUILD=overwrite` records the compiler's present messages.

// The twins are short, and some leave parts of their structs unread; what they prove is that they compile.
#![allow(dead_code, missing_docs, clippy::pedantic)]

use tensor_ui_harness::{Exceptions, Suite, Texts, Twins};

tensor_ui_harness::twins!(
    "tests/ui/fixed":
    attribute {
        comma_too_many,
        crate_given_twice,
        crate_in_quotes,
        crate_of_a_field,
        crate_of_no_crate,
        crate_without_a_value,
        equals_instead_of_a_list,
        key_in_quotes,
        missing_comma,
        rename_given_twice,
        rename_given_twice_in_two_lists,
        rename_of_a_field_that_both_derives_skip,
        rename_to_a_constant,
        rename_to_a_path,
        rename_to_nothing,
        rename_with_parentheses,
        rename_without_a_value,
        rename_without_quotes,
        several_at_once,
        skip_beside_rename,
        skip_given_twice,
        skip_of_a_struct,
        skip_with_a_value,
        unknown_key,
        unknown_key_of_a_struct,
        without_a_list,
    }
    field_type {
        bf16,
        misspelt_struct,
        nested_struct_without_either_derive,
        nested_struct_without_the_derive,
        no_tensor,
        not_skipped_by_the_other_derive,
        optional_bf16,
        optional_nested_struct_without_the_derive,
        optional_view,
        placeholder,
        scalar,
        scalar_of_a_stack,
        shared_pointer,
        skipped_by_both_without_a_default,
        skipped_without_a_default,
        text,
        undeclared_lifetime,
        vec_of_bf16,
        view,
    }
    name {
        array_of_a_field_taken_by_another,
        array_of_a_tuple_struct_taken,
        two_fields_of_one_array,
    }
    structure {
        enumeration,
        enumeration_of_this_derive_only,
        holds_itself,
        holds_itself_as_self,
        no_field,
        union,
        without_a_size,
    }
    used {
        argument_that_numpy_lacks,
        mapped_array_from_bytes,
        mapped_array_that_is_read,
        mapped_without_unsafe,
        without_the_derive,
        without_the_derive_of_tensors,
    }
);

const OF_A_FUNCTION: &str = "of any bound of a function the compiler shows the call, the struct and the bound: 15 lines and more without a word of ours";

#[test]
fn mistakes_have_their_messages() {
    let suite = Suite {
        package: env!("CARGO_MANIFEST_DIR"),
        folder: "tests/ui",
        pass: None,
        twins: Twins::Listed(TWINS),
        exceptions: Exceptions {
            several_errors: &[("attribute/several_at_once", "bad attributes are reported together")],
            long_errors: &[
                ("used/argument_that_numpy_lacks", OF_A_FUNCTION),
                ("used/mapped_array_from_bytes", OF_A_FUNCTION),
                ("used/mapped_array_that_is_read", OF_A_FUNCTION),
                ("used/without_the_derive", OF_A_FUNCTION),
                ("used/without_the_derive_of_tensors", OF_A_FUNCTION),
            ],
            ..Exceptions::default()
        },
        texts: Some(Texts { sources: "src", not_shown: &[] }),
    };
    suite.check();
}
