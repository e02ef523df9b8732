//! The values of keys: types, names, paths, numbers, expressions. What may be a value of any key is read here; lists of
//! axes are in `shape` and `permute`, and factors in `scale`.

use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use quote::ToTokens;
use syn::ext::IdentExt;
use syn::parse::{ParseStream, Parser};
use syn::{AngleBracketedGenericArguments, Expr, ExprPath, Lit, LitStr, Path, Token, Type, token};

use super::tokens::{next_text, parenthesized_tokens, skip_to_comma, take_to_comma, unquoted};
use crate::errors::{Code, Errors};
use crate::text::source_text;
use crate::type_syntax::MAX_RANK;

/// What the keys take that take a type.
pub(super) const A_TYPE: &str = "a type";

/// What a key takes as its value, for messages.
pub(super) struct Expected<'a> {
    /// `a type`
    pub(super) what: &'a str,
    /// `f32`
    pub(super) example: &'a str,
}

/// Reads `= value`. What is often written in its place is reported, and read too. `None`: there is no such value, which
/// was reported.
pub(super) fn value<T>(
    key: &Ident,
    expected: &Expected<'_>,
    input: ParseStream<'_>,
    errors: &mut Errors,
    read: impl Fn(ParseStream<'_>) -> syn::Result<T>,
) -> Option<T> {
    let Expected { what, example } = expected;
    if input.peek(token::Paren) {
        let tokens = parenthesized_tokens(input)?;
        return bracketed_value(key, expected, &tokens, errors, read);
    }
    if let Some(tokens) = in_angle_brackets(input) {
        return bracketed_value(key, expected, &tokens, errors, read);
    }
    let before = errors.len();
    if !equals(key, example, input, errors) {
        return None;
    }
    let is_reported = errors.len() > before;
    let span = value_span(key, input);
    if let Ok(quoted) = input.fork().parse::<LitStr>()
        && let Some(dtype) = python_dtype(&quoted.value()).filter(|_| *what == A_TYPE)
    {
        if !is_reported {
            errors.at(Code::Attribute, &quoted, python_dtype_found(key, &quoted.value(), dtype));
        }
        skip_to_comma(input);
        return (&read).parse_str(dtype).ok();
    }
    if let Some((value, quoted)) = unquoted(input, &read) {
        let text = quoted.value();
        if !is_reported {
            errors.at(Code::Attribute, quoted, format!("expected {what}, such as `{key} = {text}`, without quotes"));
        }
        return Some(value);
    }
    let tokens = take_to_comma(&input.fork());
    match read(input) {
        Ok(value) => Some(value),
        Err(_) => {
            let text = source_text(&tokens);
            if let Some(dtype) = python_dtype(&text).filter(|_| *what == A_TYPE && !is_reported) {
                errors.at(Code::Attribute, tokens, python_dtype_found(key, &text, dtype));
                skip_to_comma(input);
                return (&read).parse_str(dtype).ok();
            }
            if !is_reported {
                errors.push(
                    Code::Attribute,
                    &syn::Error::new(span, format!("expected {what}, such as `{key} = {example}`")),
                );
            }
            skip_to_comma(input);
            None
        }
    }
}

/// The dtype that Python's frameworks call this: `f32` for `np.float32`, `torch.float32` or `float32`.
fn python_dtype(text: &str) -> Option<&'static str> {
    let name = text.rsplit('.').next()?.trim();
    Some(match name {
        "bool_" => "bool",
        "uint8" => "u8",
        "uint16" => "u16",
        "uint32" => "u32",
        "uint64" => "u64",
        "int8" => "i8",
        "int16" | "short" => "i16",
        "int32" | "int" => "i32",
        "int64" | "long" => "i64",
        "float16" | "half" => "f16",
        "bfloat16" => "bf16",
        "float32" | "float" | "single" => "f32",
        "float64" | "double" => "f64",
        "complex64" | "cfloat" => "Complex<f32>",
        "complex128" | "cdouble" => "Complex<f64>",
        _ => return None,
    })
}

fn python_dtype_found(key: &Ident, text: &str, dtype: &str) -> String {
    format!("expected a type, found `{text}`; write `{key} = {dtype}`")
}

/// Reads `<f64>` or `::<f64>`, and gives the tokens between. `None`: there is no such value, and nothing was read.
fn in_angle_brackets(input: ParseStream<'_>) -> Option<TokenStream> {
    let ahead = input.fork();
    let _ = ahead.parse::<Option<Token![::]>>();
    if !ahead.peek(Token![<]) || ahead.peek(Token![<-]) {
        return None;
    }
    let arguments: AngleBracketedGenericArguments = ahead.parse().ok()?;
    let _ = input.parse::<Option<Token![::]>>();
    let _ = input.parse::<AngleBracketedGenericArguments>();
    Some(arguments.args.into_token_stream())
}

/// Reads the value in `cast(i64)` or `cast::<i64>`, which should be `cast = i64`.
fn bracketed_value<T>(
    key: &Ident,
    expected: &Expected<'_>,
    tokens: &TokenStream,
    errors: &mut Errors,
    read: impl Fn(ParseStream<'_>) -> syn::Result<T>,
) -> Option<T> {
    let value = (&read).parse2(tokens.clone()).ok();
    let example = if value.is_some() { source_text(tokens) } else { expected.example.to_owned() };
    errors.at(Code::Attribute, key, takes_a_value(key, &example));
    value
}

pub(super) fn takes_a_value(key: &Ident, example: &str) -> String {
    format!("`{key}` takes a value, such as `{key} = {example}`")
}

/// Reads the `=`, or reports what is there instead. Gives whether a value can follow.
pub(super) fn equals(key: &Ident, example: &str, input: ParseStream<'_>, errors: &mut Errors) -> bool {
    if let Some(found) = other_sign(input) {
        let text: String = found.clone().into_iter().map(|token| token.to_string()).collect();
        errors.at(Code::Attribute, found, format!("expected `=`, found `{text}`; write `=`"));
        return true;
    }
    if input.parse::<Option<Token![=]>>().is_ok_and(|found| found.is_some()) {
        return true;
    }
    if input.is_empty() || input.peek(Token![,]) {
        errors.at(Code::Attribute, key, takes_a_value(key, example));
        return false;
    }
    errors.push(Code::Attribute, &input.error(format!("expected `=` before `{}`", next_text(input))));
    true
}

/// Reads a sign that stands for `=` elsewhere. `None`: there is none, and nothing was read.
fn other_sign(input: ParseStream<'_>) -> Option<TokenStream> {
    let is_pair = input.peek(Token![->])
        || input.peek(Token![=>])
        || input.peek(Token![==])
        || input.peek(Token![<-])
        || input.peek(Token![::])
        || input.peek(Token![:]) && input.peek2(Token![=]);
    let number = match () {
        () if is_pair => 2,
        () if input.peek(Token![:]) || input.peek(Token![as]) => 1,
        () => return None,
    };
    (0..number).map(|_| input.parse::<TokenTree>().ok()).collect()
}

/// The span of the value that should come next, or of its key if there is none.
pub(super) fn value_span(key: &Ident, input: ParseStream<'_>) -> Span {
    if input.is_empty() || input.peek(Token![,]) { key.span() } else { input.span() }
}

/// Reads a type other than `_`, which is not the first word of `np.float32`.
pub(super) fn dtype(input: ParseStream<'_>) -> syn::Result<Type> {
    match input.parse()? {
        _ if input.peek(Token![.]) => Err(input.error("expected a type")),
        Type::Infer(infer) => Err(syn::Error::new_spanned(infer, "expected a type")),
        ty => Ok(ty),
    }
}

/// Reads a name, which may be a keyword.
pub(super) fn name(input: ParseStream<'_>) -> syn::Result<Ident> {
    let name = input.call(Ident::parse_any)?;
    if name == "_" { Err(syn::Error::new(name.span(), "expected a name")) } else { Ok(name) }
}

/// Reads a path that has no arguments.
pub(super) fn path(input: ParseStream<'_>) -> syn::Result<Path> {
    input.call(Path::parse_mod_style)
}

/// Reads a number of axes up to [`MAX_RANK`]. Gives the literal as well, for the place of later errors.
pub(super) fn rank(key: &Ident, input: ParseStream<'_>, errors: &mut Errors) -> Option<(Lit, usize)> {
    let expected = Expected { what: &format!("an integer from 0 to {MAX_RANK}"), example: "4" };
    let mut inner = Errors::default();
    let found = value(key, &expected, input, &mut inner, |input| {
        let literal: Lit = input.parse()?;
        let Lit::Int(number) = &literal else { return Err(input.error("expected an integer")) };
        if starts_with_a_sign(input) {
            return Err(input.error("expected an integer"));
        }
        let rank = number.base10_parse::<usize>()?;
        Ok((literal, rank))
    });
    match found {
        Some((literal, rank)) if rank > MAX_RANK => {
            let message = format!(
                "`ndarray` has types for 0 to {MAX_RANK} axes; remove `rank = {rank}`, and the rank stays dynamic"
            );
            errors.at(Code::Attribute, literal, message);
            None
        }
        found => {
            errors.append(inner);
            found
        }
    }
}

/// Reads `row_major`. Every other layout is reported, and read as that one.
pub(super) fn layout(key: &Ident, input: ParseStream<'_>, errors: &mut Errors) {
    let expected = Expected { what: "a layout", example: "row_major" };
    let mut inner = Errors::default();
    let found = value(key, &expected, input, &mut inner, |input| {
        let mut found = name(input)?.into_token_stream();
        if found.to_string() != "row_major" || starts_with_a_sign(input) {
            found.extend(take_to_comma(input));
        }
        Ok(found)
    });
    let text = source_text(&found).replace(" - ", "-");
    match found {
        Some(found) if text != "row_major" => {
            let message = format!(
                "unknown layout `{text}`: the only one is `row_major`; write `layout = row_major`, or remove it for any layout"
            );
            errors.at(Code::Attribute, found, message);
        }
        _ => errors.append(inner),
    }
}

/// Whether a sign follows other than `,` and `;`, so that what comes before it is a part of something else.
fn starts_with_a_sign(input: ParseStream<'_>) -> bool {
    let next = input.fork().parse::<TokenTree>();
    matches!(next, Ok(TokenTree::Punct(sign)) if !matches!(sign.as_char(), ',' | ';'))
}

/// Reads a constant expression. An expression that `syn` can't parse is taken to end at the next comma.
///
/// `syn` parses more expressions if another crate of the build turns on its feature "full". Arrays, ranges and
/// assignments are then refused here, so that the feature makes no difference.
pub(super) fn constant(input: ParseStream<'_>) -> syn::Result<Expr> {
    if input.peek(token::Bracket) {
        return Err(input.error("expected an expression"));
    }
    if input.peek(syn::Ident) && input.peek2(Token![=]) && !input.peek2(Token![==]) {
        let name: Ident = input.parse()?;
        return Ok(Expr::Path(ExprPath { attrs: Vec::new(), qself: None, path: name.into() }));
    }
    let ahead = input.fork();
    if let Ok(expression) = ahead.parse::<Expr>() {
        if matches!(expression, Expr::Range(_)) {
            return Err(input.error("expected an expression"));
        }
        input.parse::<Expr>()?;
        return Ok(expression);
    }
    let block = input.peek(token::Brace) || input.peek(Token![const]) || input.peek(Token![unsafe]);
    if !(block || input.peek(Token![if]) || input.peek(Token![match])) {
        return Err(input.error("expected an expression"));
    }
    Ok(Expr::Verbatim(take_to_comma(input)))
}

/// The expression without the invisible parentheses that a macro's `$axis:expr` has.
pub(super) fn ungrouped(mut expression: &Expr) -> &Expr {
    while let Expr::Group(group) = expression {
        expression = &group.expr;
    }
    expression
}
