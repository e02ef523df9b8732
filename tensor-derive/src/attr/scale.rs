//! The value of `scale`: the factor that each value of a copy is multiplied by.

use proc_macro2::{Group, Ident, Literal, TokenStream, TokenTree};
use quote::ToTokens;
use syn::parse::ParseStream;
use syn::{BinOp, Expr, ExprBinary, ExprUnary, Lit, LitFloat, LitInt, Token, UnOp};

use super::tokens::take_to_comma;
use super::value::{Expected, constant, ungrouped, value};
use crate::errors::{Code, Errors};
use crate::text::source_text;

const EXAMPLE: &str = "1.0 / 255.0";

/// Reads the factor, a constant expression. `None`: there is none, which was reported. A factor that was miswritten counts as
/// none: without it the tensor has the same type, so that its lack is no second error.
pub(super) fn factor(key: &Ident, input: ParseStream<'_>, errors: &mut Errors) -> Option<Expr> {
    let before = errors.len();
    let factor = value(key, &Expected { what: "a factor", example: EXAMPLE }, input, errors, constant)?;
    if errors.len() > before {
        return None;
    }
    if let Some(rest) = decimals(&factor, input) {
        let parts = rest.iter().map(source_text);
        let instead = std::iter::once(source_text(&factor)).chain(parts).collect::<Vec<_>>().join(".");
        let mut tokens = factor.into_token_stream();
        tokens.extend(rest);
        errors.at(
            Code::Scale,
            tokens,
            format!("the decimals of a number stand behind a `.`; write `{key} = {instead}`"),
        );
        return None;
    }
    if let Some(message) = refusal(key, &factor) {
        errors.at(Code::Scale, factor, message);
        return None;
    }
    Some(factor)
}

/// Reads `,5` behind a `0`, where other languages have a comma, and gives what follows each comma. `None`: there is none, and
/// nothing was read.
fn decimals(factor: &Expr, input: ParseStream<'_>) -> Option<Vec<TokenStream>> {
    let is_integer = matches!(ungrouped(factor), Expr::Lit(literal) if matches!(literal.lit, Lit::Int(_)));
    let mut parts = Vec::new();
    while is_integer && input.peek(Token![,]) && input.peek2(LitInt) {
        input.parse::<Token![,]>().ok()?;
        parts.push(take_to_comma(input));
    }
    (!parts.is_empty()).then_some(parts)
}

/// What is wrong with an expression as a factor, as far as it is known without its constants.
fn refusal(key: &Ident, factor: &Expr) -> Option<String> {
    let text = source_text(factor);
    if let Expr::Lit(literal) = ungrouped(factor)
        && !matches!(literal.lit, Lit::Int(_) | Lit::Float(_))
    {
        return Some(format!("expected a factor, found `{text}`; write one such as `{key} = {EXAMPLE}`"));
    }
    if has_other_numbers(factor) {
        let instead = source_text(&with_floats(factor.to_token_stream()));
        return Some(format!("a factor is an `f64`; write `{key} = {instead}`"));
    }
    match literal_value(factor) {
        Some(value) if !value.is_finite() => {
            Some(format!("`{text}` is no finite number; write a factor such as `{key} = {EXAMPLE}`"))
        }
        Some(0.0) => Some(format!("a factor of 0 makes every value 0; remove `{key}`, or write another factor")),
        _ => None,
    }
}

/// The parts of an arithmetic expression. Empty for any other one, the types in which are not those of its result.
fn operands(expression: &Expr) -> Vec<&Expr> {
    match expression {
        Expr::Group(group) => vec![&group.expr],
        Expr::Paren(paren) => vec![&paren.expr],
        Expr::Unary(ExprUnary { op: UnOp::Neg(_), expr, .. }) => vec![expr],
        Expr::Binary(ExprBinary { left, op, right, .. }) if is_arithmetic(op) => vec![left, right],
        _ => Vec::new(),
    }
}

fn is_arithmetic(op: &BinOp) -> bool {
    matches!(op, BinOp::Add(_) | BinOp::Sub(_) | BinOp::Mul(_) | BinOp::Div(_) | BinOp::Rem(_))
}

/// Whether the expression is made of a literal that is no `f64`.
fn has_other_numbers(expression: &Expr) -> bool {
    match expression {
        Expr::Lit(literal) => match &literal.lit {
            Lit::Int(number) => number.suffix() != "f64",
            Lit::Float(number) => !matches!(number.suffix(), "" | "f64"),
            _ => false,
        },
        other => operands(other).into_iter().any(has_other_numbers),
    }
}

/// The tokens with each number as an `f64`: `1.0 / 255.0` for `1 / 255`. Arguments of functions stay as they are.
fn with_floats(tokens: TokenStream) -> TokenStream {
    let mut is_behind_operator = true;
    tokens
        .into_iter()
        .map(|token| {
            let is_operand = std::mem::replace(&mut is_behind_operator, matches!(token, TokenTree::Punct(_)));
            match token {
                TokenTree::Literal(literal) => float(literal).into(),
                TokenTree::Group(group) if is_operand => {
                    Group::new(group.delimiter(), with_floats(group.stream())).into()
                }
                other => other,
            }
        })
        .collect()
}

fn float(literal: Literal) -> Literal {
    let text = match Lit::new(literal.clone()) {
        Lit::Int(number) => format!("{}.0", LitInt::base10_digits(&number)),
        Lit::Float(number) => LitFloat::base10_digits(&number).to_owned(),
        _ => return literal,
    };
    text.parse().unwrap_or(literal)
}

/// The value of an expression that is made of literals alone, or is one of the constants that no factor can be.
fn literal_value(expression: &Expr) -> Option<f64> {
    match expression {
        Expr::Lit(literal) => match &literal.lit {
            Lit::Int(number) => number.base10_parse().ok(),
            Lit::Float(number) => number.base10_parse().ok(),
            _ => None,
        },
        Expr::Path(path) => match path.path.segments.last()?.ident.to_string().as_str() {
            _ if path.path.segments.len() < 2 => None,
            "NAN" => Some(f64::NAN),
            "INFINITY" | "NEG_INFINITY" => Some(f64::INFINITY),
            _ => None,
        },
        Expr::Unary(ExprUnary { op: UnOp::Neg(_), expr, .. }) => literal_value(expr).map(|value| -value),
        Expr::Binary(ExprBinary { left, op, right, .. }) => {
            let (left, right) = (literal_value(left)?, literal_value(right)?);
            match op {
                BinOp::Add(_) => Some(left + right),
                BinOp::Sub(_) => Some(left - right),
                BinOp::Mul(_) => Some(left * right),
                BinOp::Div(_) => Some(left / right),
                BinOp::Rem(_) => Some(left % right),
                _ => None,
            }
        }
        other => operands(other).first().copied().and_then(literal_value),
    }
}
