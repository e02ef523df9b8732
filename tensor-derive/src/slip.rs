//! What a struct with a slip of syntax is read as.
//!
//! rustc reports a slip and goes on, and so the derive does, too, and reports nothing itself. It reads what rustc takes for meant:
//! a comma between two fields, a colon before a type. A field that can't be read so gets a type that is an error already.

use proc_macro2::{Delimiter, Group, Punct, Spacing, TokenStream, TokenTree};
use quote::{ToTokens, quote};
use syn::ext::IdentExt;
use syn::parse::{Parse, ParseStream, Parser};
use syn::{
    Attribute, DeriveInput, Fields, GenericParam, Generics, Ident, LitStr, Token, Type, Visibility, WhereClause, token,
};

/// The type of a field whose type can't be read.
const UNREAD: &str = "__unread";

/// The struct as it is meant, with the fields that can be told apart. `None` if not even its name can be read.
pub(crate) fn legible_part(input: TokenStream) -> Option<DeriveInput> {
    let part = |input: ParseStream<'_>| {
        let attributes = Attribute::parse_outer(input)?;
        let vis: Visibility = input.parse()?;
        let keyword = input.call(Ident::parse_any)?;
        if keyword.to_string().to_lowercase() != "struct" {
            return Err(input.error("no struct"));
        }
        let name: Ident = input.parse()?;
        let generics = generics(input);
        let mut clause = attempt::<Option<WhereClause>>(input).flatten();
        let mut fields = quote!({});
        while !input.is_empty() {
            match input.parse::<TokenTree>()? {
                TokenTree::Group(group) if group.delimiter() == Delimiter::Brace => {
                    fields = with_tokens(&group, read(named_fields, group.stream()));
                }
                TokenTree::Group(group) if group.delimiter() == Delimiter::Parenthesis => {
                    let tuple = with_tokens(&group, read(unnamed_fields, group.stream()));
                    clause = clause.or_else(|| attempt::<Option<WhereClause>>(input).flatten());
                    let item = quote!(#(#attributes)* #vis struct #name #generics #tuple #clause;);
                    input.parse::<TokenStream>()?;
                    return syn::parse2(item);
                }
                _ => {}
            }
        }
        syn::parse2(quote!(#(#attributes)* #vis struct #name #generics #clause #fields))
    };
    part.parse2(input).ok()
}

/// Whether the compiler's error alone makes up for what could not be read of the struct. It does for single fields, if the struct
/// has no parameters, so that a constant can name it.
pub(crate) fn is_made_up_for(part: &DeriveInput) -> bool {
    let syn::Data::Struct(structure) = &part.data else { return false };
    let is_generic = part.generics.params.iter().any(|param| !matches!(param, GenericParam::Lifetime(_)));
    let fields = &structure.fields;
    !matches!(fields, Fields::Unit)
        && !fields.is_empty()
        && (!is_generic || !fields.iter().any(|field| is_unread(&field.ty)))
}

/// Whether the type is that of a field which can't be read.
pub(crate) fn is_unread(ty: &Type) -> bool {
    matches!(ty, Type::Path(path) if path.path.is_ident(UNREAD))
}

/// What can be parsed at this place, which is then behind it.
fn attempt<T: Parse>(input: ParseStream<'_>) -> Option<T> {
    attempt_with(input, T::parse)
}

/// What this parser makes of the tokens at this place. It is tried on them alone first, since a group in them may have more than it reads.
fn attempt_with<T>(input: ParseStream<'_>, parser: fn(ParseStream<'_>) -> syn::Result<T>) -> Option<T> {
    let ahead = input.fork();
    parser(&ahead).ok()?;
    let number = |input: ParseStream<'_>| input.cursor().token_stream().into_iter().count();
    let taken = number(input) - number(&ahead);
    let parsed = parser.parse2(input.cursor().token_stream().into_iter().take(taken).collect()).ok()?;
    for _ in 0..taken {
        input.parse::<TokenTree>().ok()?;
    }
    Some(parsed)
}

/// The parameters, if they can be read. A `const N` without a type is a length.
fn generics(input: ParseStream<'_>) -> Option<Generics> {
    attempt(input).or_else(|| {
        let ahead = input.fork();
        let rest: TokenStream = ahead.parse().ok()?;
        let tokens: Vec<_> = rest.into_iter().collect();
        let mut mended = TokenStream::new();
        for (index, token) in tokens.iter().enumerate() {
            mended.extend([token.clone()]);
            let is_param = index > 0 && matches!(&tokens[index - 1], TokenTree::Ident(word) if word == "const");
            if is_param && !matches!(tokens.get(index + 1), Some(TokenTree::Punct(sign)) if sign.as_char() == ':') {
                mended.extend(quote!(: usize));
            }
        }
        let parameters = |mended: ParseStream<'_>| {
            let generics = mended.parse::<Generics>()?;
            mended.parse::<TokenStream>()?;
            Ok(generics)
        };
        let generics = parameters.parse2(mended).ok()?;
        while !input.peek(Token![>]) {
            input.parse::<TokenTree>().ok()?;
        }
        input.parse::<Token![>]>().ok()?;
        Some(generics)
    })
}

/// The group with other tokens.
fn with_tokens(group: &Group, tokens: TokenStream) -> TokenStream {
    let mut other = Group::new(group.delimiter(), tokens);
    other.set_span(group.span());
    TokenTree::from(other).into_token_stream()
}

/// What a parser that takes all tokens makes of them.
fn read(parser: fn(ParseStream<'_>) -> syn::Result<TokenStream>, tokens: TokenStream) -> TokenStream {
    parser.parse2(tokens).unwrap_or_default()
}

/// The fields of a struct with names, each as it is meant.
fn named_fields(input: ParseStream<'_>) -> syn::Result<TokenStream> {
    let mut fields = TokenStream::new();
    let mut names = Vec::<Ident>::new();
    while !input.is_empty() {
        let attributes = attributes(input)?;
        let vis: Visibility = attempt(input).unwrap_or(Visibility::Inherited);
        let Some(name) = name(input)? else {
            skip_field(input)?;
            continue;
        };
        let ty = if has_type(input)? { field_type(input)? } else { None };
        let ty = ty.filter(|_| is_behind_type(input));
        if ty.is_none() {
            skip_field(input)?;
        } else if !input.is_empty() {
            skip_separator(input)?;
        }
        if !names.contains(&name) {
            let ty = ty.unwrap_or_else(|| Ident::new(UNREAD, name.span()).into_token_stream());
            fields.extend(quote!(#(#attributes)* #vis #name: #ty,));
            names.push(name);
        }
    }
    Ok(fields)
}

/// The fields of a struct without names.
fn unnamed_fields(input: ParseStream<'_>) -> syn::Result<TokenStream> {
    let mut fields = TokenStream::new();
    while !input.is_empty() {
        let attributes = attributes(input)?;
        let vis: Visibility = attempt(input).unwrap_or(Visibility::Inherited);
        let Some(ty) = attempt::<Type>(input) else {
            skip_field(input)?;
            continue;
        };
        fields.extend(quote!(#(#attributes)* #vis #ty,));
        if !input.is_empty() {
            skip_separator(input)?;
        }
    }
    Ok(fields)
}

/// The attributes of a field, but for one that can't be read.
fn attributes(input: ParseStream<'_>) -> syn::Result<Vec<Attribute>> {
    let mut attributes = Vec::new();
    while input.peek(Token![#]) {
        if let Some(mut one) =
            attempt_with(input, |input| input.call(Attribute::parse_outer)).filter(|one| !one.is_empty())
        {
            attributes.append(&mut one);
            continue;
        }
        while input.peek(Token![#]) || input.peek(Token![!]) {
            input.parse::<TokenTree>()?;
        }
        if input.peek(token::Bracket) {
            input.parse::<TokenTree>()?;
        }
    }
    Ok(attributes)
}

/// The type of a field. `Array1(f32)` is `Array1<f32>`, and `[f32, 3]` is `[f32; 3]`.
fn field_type(input: ParseStream<'_>) -> syn::Result<Option<TokenStream>> {
    let Some(ty) = attempt::<Type>(input) else {
        if !input.peek(token::Bracket) {
            return Ok(None);
        }
        let TokenTree::Group(list) = input.parse()? else { return Ok(None) };
        let signs = list.stream().into_iter().map(|token| match punct(&token) {
            Some((',', _)) => Punct::new(';', Spacing::Alone).into(),
            _ => token,
        });
        let array = with_tokens(&list, signs.collect());
        return Ok(syn::parse2::<Type>(array).ok().map(ToTokens::into_token_stream));
    };
    if let (Type::Path(_), true) = (&ty, input.peek(token::Paren)) {
        let TokenTree::Group(arguments) = input.parse()? else { return Ok(None) };
        let arguments = arguments.stream();
        return Ok(syn::parse2::<Type>(quote!(#ty<#arguments>)).ok().map(ToTokens::into_token_stream));
    }
    Ok(Some(ty.into_token_stream()))
}

/// The name of a field, behind words that do not belong there: `let a: f32`. `None` if there is none.
fn name(input: ParseStream<'_>) -> syn::Result<Option<Ident>> {
    loop {
        if input.peek(Ident) {
            let name = input.parse()?;
            // `public a: f32`
            if input.peek(Ident) && input.peek2(Token![:]) {
                continue;
            }
            return Ok(Some(name));
        }
        if input.peek(LitStr) {
            return Ok(input.parse::<LitStr>()?.parse().ok());
        }
        if !(input.peek(Token![let])
            || input.peek(Token![mut])
            || input.peek(Token![const])
            || input.peek(Token![static]))
        {
            return Ok(None);
        }
        input.call(Ident::parse_any)?;
    }
}

/// Whether a type may follow, behind a colon or what stands in its place.
fn has_type(input: ParseStream<'_>) -> syn::Result<bool> {
    let is_double = input.peek(Token![::]);
    if !is_double && (input.peek(Token![:]) || input.peek(Token![=]) && !input.peek(Token![=>])) {
        input.parse::<TokenTree>()?;
        return Ok(true);
    }
    let is_colon = input.peek(Token![;]) && input.peek2(Ident) && !input.peek3(Token![:]);
    if is_colon || input.peek(Token![;]) && input.peek2(Ident) && input.peek3(Token![::]) {
        input.parse::<TokenTree>()?;
        return Ok(true);
    }
    Ok(false)
}

/// Whether what follows a type belongs to no type: the next field, or a sign that stands for a comma.
fn is_behind_type(input: ParseStream<'_>) -> bool {
    let is_next = input.peek(Ident) && input.peek2(Token![:]) || input.peek(Token![pub]) || input.peek(Token![#]);
    input.is_empty()
        || is_next
        || input.peek(Token![,])
        || input.peek(Token![;])
        || input.peek(Token![?])
        || input.peek(Token![>])
}

/// Takes what stands between two fields.
fn skip_separator(input: ParseStream<'_>) -> syn::Result<()> {
    while input.peek(Token![?]) || input.peek(Token![>]) {
        input.parse::<TokenTree>()?;
    }
    if input.peek(Token![,]) || input.peek(Token![;]) {
        input.parse::<TokenTree>()?;
    }
    Ok(())
}

/// Takes the rest of a field that can't be read: up to a comma, or to the name of the next field.
fn skip_field(input: ParseStream<'_>) -> syn::Result<()> {
    let mut last = None;
    while !input.is_empty() {
        let is_name = input.peek(Ident) && input.peek2(Token![:]) && !input.peek2(Token![::]);
        let is_first = last.is_none();
        if is_name && !is_first && last != Some(':') {
            return Ok(());
        }
        let token: TokenTree = input.parse()?;
        let sign = punct(&token);
        if matches!(sign, Some((',' | ';', _))) {
            return Ok(());
        }
        last = Some(sign.map_or(' ', |(sign, _)| sign));
    }
    Ok(())
}

/// The character of a token, and what it is next to.
fn punct(token: &TokenTree) -> Option<(char, Spacing)> {
    match token {
        TokenTree::Punct(punct) => Some((punct.as_char(), punct.spacing())),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The fields that can be told apart.
    #[track_caller]
    fn part(code: &str) -> Fields {
        let tokens: TokenStream = code.parse().expect("the slip leaves the brackets whole");
        assert!(syn::parse2::<DeriveInput>(tokens.clone()).is_err(), "{code} has no slip");
        let part = legible_part(tokens).expect("the name can be read");
        assert_eq!(part.ident, "Digits");
        let syn::Data::Struct(part) = part.data else { panic!("{code} is no struct") };
        part.fields
    }

    /// Their names.
    #[track_caller]
    fn fields(code: &str) -> Vec<String> {
        part(code).into_iter().map(|field| field.ident.expect("a name").to_string()).collect()
    }

    #[test]
    fn the_fields_of_a_struct_with_a_slip_have_their_names() {
        let of_both = [
            "struct Digits { a: Array1<f32> b: Array1<i64> }",
            "struct Digits { a: Array1<f32>; b: Array1<i64> }",
            "struct Digits { a Array1<f32>, b: Array1<i64> }",
            "struct Digits { a = Array1<f32>, b: std::vec::Vec<i64> }",
            "pub struct Digits<'a, T: Element> where T: Copy { let a: Array1<f32>, mut b: Array1<T> }",
            "#[tensor(samples = n)] pub(crate) struct Digits { a: Array1<f32>?, pub b: [f32, 3] }",
            "struct Digits { a: ndarray.Array1<f32>, b: Array<f32; Ix2>, type: Array1<i64> }",
            "struct Digits { a: Array1<f32>, #[tensor(copy)] b: Array1<f32> #[tensor(copy)] }",
            "struct Digits { #[tensor copy] a: Array1<f32>, \"b\": Array1<f32> }",
            "Struct Digits { public a: Array1(f32), b; Array1<f32>, fn c(&self) {} }",
            "struct Digits<const N> { a: [f32; N]> b: Array1[f32] }",
        ];
        for code in of_both {
            let names = fields(code);
            assert!(names.iter().any(|name| name == "a") && names.iter().any(|name| name == "b"), "{code}: {names:?}");
        }
        assert!(legible_part("struct { a: Array1<f32> }".parse().expect("tokens")).is_none());
    }

    #[test]
    fn a_type_is_read_as_it_is_meant_or_not_at_all() {
        for (code, expected) in [
            ("struct Digits { a: Array1<f32> b: Array1<i64> }", "Array1<f32>, Array1<i64>"),
            ("struct Digits { a: [f32, 3], b: Array1(f32) }", "[f32; 3], Array1<f32>"),
            ("struct Digits { a: Array1<f32>>; b: Array1<f32>? }", "Array1<f32>, Array1<f32>"),
            ("struct Digits { a Array1<f32>, b: ndarray.Array1<f32> }", "__unread, __unread"),
            ("struct Digits(Array1<f32> Array1<i64>);", "Array1<f32>, Array1<i64>"),
            ("struct Digits(Array1<f32>)", "Array1<f32>"),
        ] {
            let types: Vec<_> = part(code).into_iter().map(|field| crate::text::source_text(&field.ty)).collect();
            assert_eq!(types.join(", "), expected, "{code}");
        }
    }

    #[test]
    fn a_slip_is_no_error_of_the_derive_which_writes_the_rest() {
        let code = "#[tensor(samples = n)] struct Digits { #[tensor(shape = [n])] a: Array1<f32> b: Array1<i64> }";
        let expanded = crate::derive(code.parse().expect("tokens")).to_string();
        for name in ["fn tensors", "fn into_tensors", "fn rows", "fn with", "DigitsTensors"] {
            assert!(expanded.contains(name), "{name} is missing: {expanded}");
        }
        // A field that the compiler does not read either is no error, and an error if it does.
        let expanded = |code: &str| crate::derive(code.parse().expect("tokens")).to_string();
        let unread = expanded("struct Digits { a Array1<f32>, b: Array1<i64> }");
        assert!(unread.contains("can't be read") && !unread.contains("compile_error"), "{unread}");
        for code in ["struct Digits<T> { a Array1<T> }", "struct Digits { 3: Array1<f32> }"] {
            assert_eq!(expanded(code).matches("compile_error").count(), 1, "{code}");
        }
    }
}
