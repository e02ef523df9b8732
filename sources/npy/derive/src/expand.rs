//! Writes the implementation of `FromNpy` for a struct.

use proc_macro2::{Span, TokenStream, TokenTree};
use quote::{ToTokens, format_ident, quote};
use syn::ext::IdentExt;
use syn::spanned::Spanned;
use syn::{Data, DeriveInput, Error, Fields, Ident, Member, Path, Type, parse_quote};

use crate::attr::{self, Errors};

/// A field of the struct.
struct Field<'a> {
    member: Member,
    ty: &'a Type,
    /// The name of the field in reports, and that of its array in the file. `None` if the field is skipped.
    names: Option<(String, String)>,
}

pub(crate) fn expand(input: &DeriveInput) -> TokenStream {
    let mut errors = Errors::default();
    let krate = attr::of_struct(&input.attrs, &mut errors).unwrap_or_else(|| parse_quote!(::tensor_npy));
    let Data::Struct(data) = &input.data else {
        let text = "`FromNpy` can be derived for structs only, whose fields are all there";
        return Error::new(input.ident.span(), text).into_compile_error();
    };
    let fields = fields(&data.fields, &mut errors);
    check_names(&fields, &mut errors);
    let implementation = implementation(input, &krate, &fields);
    let errors = errors.into_compile_errors();
    quote!(#errors #implementation)
}

fn fields<'a>(fields: &'a Fields, errors: &mut Errors) -> Vec<Field<'a>> {
    let read = |(index, field): (usize, &'a syn::Field)| {
        let attr = attr::of_field(&field.attrs, errors);
        let (member, name, key) = match &field.ident {
            Some(ident) => {
                let name = ident.unraw().to_string();
                (Member::Named(ident.clone()), name.clone(), name)
            }
            None => (Member::from(index), index.to_string(), format!("arr_{index}")),
        };
        let reported = attr.reported.unwrap_or(name);
        let names = (!attr.skip).then(|| (reported, attr.rename.map_or(key, |name| name.value())));
        Field { member, ty: &field.ty, names }
    };
    fields.iter().enumerate().map(read).collect()
}

/// Reports a field that would read the same array as one before it.
fn check_names(fields: &[Field<'_>], errors: &mut Errors) {
    for (index, field) in fields.iter().enumerate() {
        let Some((_, key)) = &field.names else { continue };
        let is_same = |other: &Field<'_>| other.names.as_ref().is_some_and(|(_, other)| other == key);
        if fields[..index].iter().any(is_same) {
            let text = format!("another field is the array `{key}` already");
            errors.push(Error::new(field.member.span(), text));
        }
    }
}

/// A name for a new type parameter: one that does not occur in `input`. Unlike those of local variables, the names of
/// type parameters are not hygienic.
fn unused(input: &DeriveInput) -> Ident {
    fn has(tokens: TokenStream, name: &str) -> bool {
        tokens.into_iter().any(|token| match token {
            TokenTree::Ident(ident) => ident.unraw() == name,
            TokenTree::Group(group) => has(group.stream(), name),
            TokenTree::Punct(_) | TokenTree::Literal(_) => false,
        })
    }
    let tokens = input.to_token_stream();
    let mut name = "__S".to_owned();
    while has(tokens.clone(), &name) {
        name.push('_');
    }
    Ident::new(&name, Span::mixed_site())
}

fn implementation(input: &DeriveInput, krate: &Path, fields: &[Field<'_>]) -> TokenStream {
    let ident = &input.ident;
    let source = unused(input);
    // Unusual names: where the struct is defined, a constant of the same name would turn the variable into a pattern.
    let name = Ident::new("__name", Span::mixed_site());
    let loader = Ident::new("__loader", Span::mixed_site());
    let (_, type_generics, _) = input.generics.split_for_impl();
    let mut bounded = input.generics.clone();
    bounded.params.push(parse_quote!(#source: #krate::Source));
    let read: Vec<_> = fields.iter().filter_map(|field| Some((field, field.names.as_ref()?))).collect();
    for (field, _) in &read {
        let ty = field.ty;
        bounded.make_where_clause().predicates.push(parse_quote!(#ty: #krate::FromNpy<#source>));
    }
    let (impl_generics, _, where_clause) = bounded.split_for_impl();

    let trait_of = |field: &Field<'_>| {
        let ty = field.ty;
        quote!(<#ty as #krate::FromNpy<#source>>)
    };
    let name_of = |(field, key): &(String, String)| quote!(#krate::Name::new(#field, #key));
    let each = |method: &str| {
        let method = Ident::new(method, Span::call_site());
        let calls: Vec<TokenStream> = read
            .iter()
            .map(|(field, names)| {
                let (of, name) = (trait_of(field), name_of(names));
                quote!(#of::#method(#name, #loader))
            })
            .collect();
        calls
    };
    let (are_there, checks, loads) = (each("is_there"), each("check"), each("load"));
    let locals: Vec<Ident> =
        (0..read.len()).map(|index| format_ident!("__field_{index}", span = Span::mixed_site())).collect();
    let mut values = locals.iter();
    let assigned = fields.iter().map(|field| {
        let member = &field.member;
        let value = match &field.names {
            Some(_) => values.next().map(|local| quote!(#local?)),
            None => Some(quote!(::core::default::Default::default())),
        };
        quote!(#member: #value)
    });
    let result = quote!(::core::option::Option);

    quote! {
        #[automatically_derived]
        impl #impl_generics #krate::FromNpy<#source> for #ident #type_generics #where_clause {
            fn is_there(#name: #krate::Name, #loader: &mut #krate::Loader<'_, #source>) -> bool {
                #krate::Loader::inside(#loader, #name, |#loader| false #(|| #are_there)*)
            }

            fn check(#name: #krate::Name, #loader: &mut #krate::Loader<'_, #source>) {
                #krate::Loader::inside(#loader, #name, |#loader| { #(#checks;)* })
            }

            fn load(#name: #krate::Name, #loader: &mut #krate::Loader<'_, #source>) -> #result<Self> {
                #krate::Loader::inside(#loader, #name, |#loader| {
                    // Every field is read before the first `?`, so that all errors are found.
                    #(let #locals = #loads;)*
                    #result::Some(Self { #(#assigned),* })
                })
            }
        }
    }
    .into_token_stream()
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
            struct S {
                #[npy(renamed = "x")] a: A,
                #[npy(rename = "../b")] b: B,
                #[npy(rename = "c", rename = "d")] c: C,
                #[npy(skip, rename = "d")] d: D,
                #[npy(rename = "a")] e: E,
            }
        "#;
        let expected = [
            "expected`rename=\\\"name\\\"`or`skip`",
            "expectedthenameofanarray,whichisnopathandnotempty",
            "`rename`issaidtwice",
            "afieldthatisskippedhasnonameinthefile",
            "anotherfieldisthearray`a`already",
        ];
        assert_eq!(errors(input), expected);
        assert!(expanded(input).contains("FromNpy<__S>forS"));
    }

    #[test]
    fn what_is_no_struct_is_one_error() {
        assert_eq!(errors("enum E { A }"), ["`FromNpy`canbederivedforstructsonly,whosefieldsareallthere"]);
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
        assert_eq!(text.matches("default::Default::default()").count(), 2);
        assert!(text.contains(r#"Name::new("c","c")"#));
    }

    #[test]
    fn the_crate_may_be_elsewhere() {
        let text = expanded("#[npy(crate = my::npy)] struct S { a: A }");
        assert!(text.contains("my::npy::FromNpy") && !text.contains("tensor_npy"), "{text}");
    }
}
