//! Writes the implementation of `FromNpy` for a struct.

use proc_macro2::{Span, TokenStream};
use quote::{ToTokens, format_ident, quote};
use syn::spanned::Spanned;
use syn::{Data, DeriveInput, Error, Fields, Ident, Path, parse_quote};

use crate::attr::{self, Errors, StructAttr};
use crate::field::{self, Code, Field};
use crate::tokens::{at, mentions};

pub(crate) fn expand(input: &DeriveInput) -> TokenStream {
    let mut errors = Errors::default();
    let StructAttr { krate, stacks } = attr::of_struct(&input.attrs, &mut errors);
    let krate: Path = krate.unwrap_or_else(|| parse_quote!(::tensor_npy));
    let implementation = match fields_of(&input.data) {
        Ok(fields) => {
            let fields = field::read(fields, &mut errors);
            if fields.iter().any(Field::is_unsized) {
                return errors.into_compile_errors();
            }
            implementation(input, &fields, stacks)
        }
        Err((keyword, kind)) => {
            let name = &input.ident;
            let text = format!(
                "`TensorInput` describes a struct, and `{name}` is {kind}; put the arrays into a struct [tensor-struct]"
            );
            errors.push(Error::new(keyword, text));
            no_struct(input)
        }
    };
    let errors = errors.into_compile_errors();
    // Only the import names the crate, so that a path which leads to none is one error, at the path.
    let alias = at(krate.span(), quote!(as __npy));
    quote! {
        #errors
        const _: () = {
            use #krate #alias;
            #implementation
        };
    }
}

/// The fields of a struct; or, of what is none, its keyword and what it is.
fn fields_of(data: &Data) -> Result<&Fields, (Span, &'static str)> {
    match data {
        Data::Struct(data) => Ok(&data.fields),
        Data::Enum(data) => Err((data.enum_token.span, "an enum")),
        Data::Union(data) => Err((data.union_token.span, "a union")),
    }
}

/// A name for a new type parameter: one that does not occur in `input`. Unlike those of local variables, the names of
/// type parameters are not hygienic.
fn unused(input: &DeriveInput) -> Ident {
    let tokens = input.to_token_stream();
    let mut name = "__S".to_owned();
    while mentions(tokens.clone(), &name) {
        name.push('_');
    }
    Ident::new(&name, Span::mixed_site())
}

/// An implementation for what is no struct, so that a use of it is no further error.
fn no_struct(input: &DeriveInput) -> TokenStream {
    let ident = &input.ident;
    let source = unused(input);
    let (_, type_generics, where_clause) = input.generics.split_for_impl();
    let mut generics = input.generics.clone();
    generics.params.push(parse_quote!(#source: __npy::Source));
    let (impl_generics, _, _) = generics.split_for_impl();
    quote! {
        impl #impl_generics __npy::FromNpy<#source> for #ident #type_generics #where_clause {
            fn is_there(_: __npy::Name, _: &mut __npy::Loader<'_, #source>) -> bool { __npy::__private::mistaken() }
            fn check(_: __npy::Name, _: &mut __npy::Loader<'_, #source>) {}
            fn load(_: __npy::Name, _: &mut __npy::Loader<'_, #source>) -> ::core::option::Option<Self> {
                __npy::__private::mistaken()
            }
        }
    }
}

/// The implementation for a struct.
fn implementation(input: &DeriveInput, fields: &[Field<'_>], stacks: bool) -> TokenStream {
    let ident = &input.ident;
    let source = unused(input);
    // Unusual names: where the struct is defined, a constant of the same name would turn the variable into a pattern.
    let name = Ident::new("__name", Span::mixed_site());
    let loader = Ident::new("__loader", Span::mixed_site());
    let (_, type_generics, _) = input.generics.split_for_impl();
    let mut bounded = input.generics.clone();
    bounded.params.push(parse_quote!(#source: __npy::Source));

    let mut asked = TokenStream::new();
    let (mut are_there, mut checks, mut loads, mut assigned) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for (index, field) in fields.iter().enumerate() {
        let member = &field.member;
        let (field_name, by, value) = match field.code(input, stacks) {
            Code::Loaded { name, by, value, constants } => {
                asked.extend(constants);
                bounded.make_where_clause().predicates.push(parse_quote!(#by: __npy::FromNpy<#source>));
                (name, quote!(<#by as __npy::FromNpy<#source>>), value)
            }
            Code::Made { value, bound } => {
                if let Some(bound) = bound {
                    bounded.make_where_clause().predicates.push(parse_quote!(#bound));
                }
                assigned.push(quote!(#member: #value));
                continue;
            }
        };
        let local = format_ident!("__field_{index}", span = Span::mixed_site());
        are_there.push(quote!(#by::is_there(#field_name, #loader)));
        checks.push(quote!(#by::check(#field_name, #loader);));
        loads.push(quote!(let #local = #by::load(#field_name, #loader);));
        assigned.push(match value {
            Some(value) => quote!(#member: #value(#local?)),
            None => quote!(#member: #local?),
        });
    }
    let (impl_generics, _, where_clause) = bounded.split_for_impl();
    let result = quote!(::core::option::Option);

    quote! {
        use __npy::__private::Unless as _;
        #asked

            impl #impl_generics __npy::FromNpy<#source> for #ident #type_generics #where_clause {
                fn is_there(#name: __npy::Name, #loader: &mut __npy::Loader<'_, #source>) -> bool {
                    __npy::Loader::inside(#loader, #name, |#loader| false #(|| #are_there)*)
                }

                fn check(#name: __npy::Name, #loader: &mut __npy::Loader<'_, #source>) {
                    __npy::Loader::inside(#loader, #name, |#loader| { #(#checks)* })
                }

                fn load(#name: __npy::Name, #loader: &mut __npy::Loader<'_, #source>) -> #result<Self> {
                    __npy::Loader::inside(#loader, #name, |#loader| {
                        // Every field is read before the first `?`, so that all errors are found.
                        #(#loads)*
                        #result::Some(Self { #(#assigned),* })
                    })
                }
            }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The implementation for a struct, without white space.
    fn expanded(input: &str) -> String {
        expand(&syn::parse_str(input).unwrap()).to_string().replace([' ', '\n'], "")
    }

    /// The texts of all errors, without white space.
    fn errors(input: &str) -> Vec<String> {
        let text = expanded(input);
        let parts = text.split("compile_error!{\"").skip(1);
        parts.map(|part| part.split("\"}").next().unwrap().to_owned()).collect()
    }

    #[test]
    fn all_mistakes_are_reported_at_once_and_the_impl_is_still_there() {
        let input = r#"
            #[npy(crate)]
            #[npy(skip)]
            struct S {
                #[npy(renamed = "x")] a: A,
                #[npy(rename = "../b", rename = 3)] b: B,
                #[npy(rename = "c", rename = "d", skip, skip)] c: C,
                #[npy(skip = true, crate = x)] d: D,
                #[npy(rename = "a")] e: E,
                #[npy(skip rename = "f")] f: F,
                #[npy(,)] #[npy] g: G,
            }
        "#;
        let expected = [
            "expected a path behind `crate`; write `crate = path`",
            "`skip` is a key of a field; write it above the field",
            "expected `rename = \\\"name\\\"` or `skip`, found `renamed`",
            "expected the name of an array, which is neither empty nor a path, found \\\"../b\\\"",
            "expected the name of an array in quotes, found `3`",
            "`rename` is given twice; keep one of them",
            "`skip` is given twice; keep one of them",
            "a field that is skipped has no array in the file; remove `rename` or `skip`",
            "expected `skip` without a value; write `#[npy(skip)]`, or no `skip` at all",
            "`crate` is a key of the struct; write `#[npy(crate = path)]` above the struct",
            "expected a comma between two keys, found `rename`",
            "expected a key before each comma, found none",
            "expected a list of keys, found none; write `#[npy(rename = \\\"name\\\")]` or `#[npy(skip)]`",
            "expected an array for each field, found `a` for two; `rename` one of them",
        ];
        assert_eq!(errors(input), expected.map(|text| format!("{text} [tensor-npy]").replace(' ', "")));
        assert!(expanded(input).contains("FromNpy<__S>forS"));
    }

    #[test]
    fn what_is_no_struct_is_one_error_and_has_an_impl() {
        for (input, kind) in [("enum S { A }", "anenum"), ("union S { a: u8 }", "aunion")] {
            let expected =
                format!("`TensorInput`describesastruct,and`S`is{kind};putthearraysintoastruct[tensor-struct]");
            assert_eq!(errors(input), [expected]);
            assert!(expanded(input).contains("FromNpy<__S>forS"));
        }
    }

    #[test]
    fn names_are_those_of_the_fields_unless_renamed() {
        let text =
            expanded(r#"struct S { a: A, #[npy(rename = "x y")] r#type: B, #[tensor(share, rename = u)] c: C }"#);
        for name in [r#"Name::new("a","a")"#, r#"Name::new("type","xy")"#, r#"Name::new("u","c")"#] {
            assert!(text.contains(name), "{name} in {text}");
        }
        assert!(expanded("struct S(A, B);").contains(r#"Name::new("1","arr_1")"#));
    }

    #[test]
    fn fields_that_either_derive_skips_are_made_by_default() {
        let text = expanded("struct S { #[npy(skip)] a: A, #[tensor(skip)] b: B, #[tensor(shape = [skip, 2])] c: C }");
        for ty in ["A", "B"] {
            assert!(text.contains(&format!("<{ty}as::core::default::Default>::default()")), "{text}");
        }
        assert!(text.contains(r#"Name::new("c","c")"#));
    }

    #[test]
    fn the_crate_may_be_elsewhere() {
        let text = expanded("#[npy(crate = my::npy)] struct S { a: A }");
        assert!(text.contains("usemy::npyas__npy;") && !text.contains("tensor_npy"), "{text}");
    }
}
