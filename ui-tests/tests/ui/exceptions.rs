//! What the cases here except from the rules of the harness, each with its reason.

use tensor_ui_harness::{Exceptions, Reasons};

pub(crate) const EXCEPTIONS: Exceptions<'_> = Exceptions {
    several_errors: SEVERAL_ERRORS,
    two_errors_on_a_line: TWO_ERRORS_ON_A_LINE,
    long_errors: LONG_ERRORS,
    many_changes: MANY_CHANGES,
};

/// Cases that have several errors, each on a line that expects it.
const SEVERAL_ERRORS: Reasons<'_> = &[
    (
        "attribute/beside_an_underived_struct",
        "a bad attribute and a field that the compiler refuses are reported together",
    ),
    (
        "attribute/beside_an_unknown_type",
        "a bad attribute and a type that the compiler does not know are reported together",
    ),
    ("attribute/several_at_once", "bad attributes are reported together"),
    ("attribute/several_on_the_struct", "bad attributes of the struct and of its fields are reported together"),
    ("attribute/several_with_companions", "code that uses the companions of a bad struct adds no error"),
    ("cast/several_casts", "bad casts are reported together"),
    ("field_type/several_fields", "fields that can't become tensors are reported together"),
    ("shape/several_axes", "bad shapes and ranks are reported together"),
    ("size/five_fields", EACH_CONVERSION),
    ("size/seventeen_fields", EACH_CONVERSION),
    ("size/forty_fields", EACH_CONVERSION),
    ("size/one_hundred_and_twenty_eight_fields", EACH_CONVERSION),
];

const EACH_CONVERSION: &str = "a struct of this size is converted in each way, and each is an error";

/// Cases in which a line has two errors.
const TWO_ERRORS_ON_A_LINE: Reasons<'_> = &[(
    "dtype/half_float_that_is_not_imported",
    "the compiler says in an error of its own that its type `f16` is unstable, and not which type is meant",
)];

/// Cases whose message is longer than others.
const LONG_ERRORS: Reasons<'_> = &[
    (
        "backend/method_of_a_list",
        "the compiler tries the list, a reference to it and its slice, and says of each that it is not derived: 15 lines",
    ),
    (
        "backend/method_without_derive_of_the_trait",
        "of a method of a trait that is in scope, the compiler shows each bound of the impl, and where it is from",
    ),
    (
        "field_type/without_a_size",
        "the message is the compiler's, which also proposes a reference and a `Box`: 18 lines",
    ),
    (
        "backend/backend_of_a_function",
        "beside the message the compiler writes the bound that is missing into the function: 16 lines, four of them its own",
    ),
    (
        "backend/backend_for_a_companion",
        "the compiler lists the kinds of tensors, and shows the companion, which is at the derive",
    ),
    (
        "backend/tensor_of_a_function_for_api",
        "beside the message the compiler writes the bound that is missing into the function: 16 lines, four of them its own",
    ),
    (
        "backend/with_of_a_result",
        "the message is the compiler's, which also shows the method of the companion, and how to get at that",
    ),
    ("generics/argument_that_is_no_field", OF_AN_ARGUMENT),
    ("generics/element_that_is_no_dtype", OF_AN_ARGUMENT),
    ("generics/raw_storage", OF_AN_ARGUMENT),
    ("generics/storage_of_no_dtype", OF_AN_ARGUMENT),
    ("generics/unbounded_in_a_function", OF_AN_ARGUMENT),
    (
        "generics/raw_storage_in_a_signature",
        "beside the message the compiler shows the companion, which is at the derive",
    ),
    ("backend/missing_dtype_for_api", OF_A_FUNCTION),
    ("backend/underived_struct_for_api", OF_A_FUNCTION),
    ("backend/cannot_be_row_major_for_api", OF_A_FUNCTION),
    ("backend/cannot_write_in_place_for_api", OF_A_FUNCTION),
    ("backend/no_backend_for_api", OF_A_FUNCTION),
    ("samples/missing_dtype_for_api", OF_A_FUNCTION),
    ("samples/none_for_api", OF_A_FUNCTION),
    ("backend/missing_dtype_to_rows", OF_A_FUNCTION),
    ("samples/missing_dtype_of_a_source", OF_A_FUNCTION),
    ("samples/source_of_a_struct_without", OF_A_FUNCTION),
    ("samples/source_of_any_backend", OF_A_FUNCTION),
    (
        "ownership/into_inner_of_a_share",
        "of a bound of a method the compiler shows the method and the bound, on lines of their own: 16 lines",
    ),
    ("stack/missing_dtype_for_api", OF_A_FUNCTION),
    ("stack/none_for_api", OF_A_FUNCTION),
    ("stack/of_values", OF_A_FUNCTION),
    ("stack/of_structs_made_meanwhile", OF_A_FUNCTION),
    ("collate/none_for_api", OF_A_FUNCTION),
    (
        "collate/nested_without",
        "of a struct that lacks a trait the compiler shows the struct and the bound: 17 lines, ours the same as elsewhere",
    ),
];

const OF_AN_ARGUMENT: &str = "a method that an argument of the struct rules out is one error however the result is used, and it is the \
     compiler's; with the bound on the method it would have our words, and up to five errors";

const OF_A_FUNCTION: &str = "of any bound of a function the compiler shows the call, the struct and the bound: 15 lines and more without a word of ours";

/// Twins in which more lines differ from their case.
const MANY_CHANGES: Reasons<'_> = &[("attribute/several_at_once", "each of its mistakes is mended")];

/// Texts of core that no case shows.
pub(crate) const NOT_SHOWN: Reasons<'_> = &[];
