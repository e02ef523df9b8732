//! The user's documentation of a field, for the companion's field.

use proc_macro2::{Ident, TokenStream};
use quote::ToTokens;
use syn::{Attribute, Expr, ExprLit, Lit, LitStr, Meta};

use crate::tokens::generated_tokens;

/// Every `doc` attribute of the field. `Self` in the links of a text becomes the struct's `name`, because `Self` is another
/// type in the companion.
pub(super) fn companion_docs(attributes: &[Attribute], name: &Ident) -> TokenStream {
    let mut in_code = false;
    let docs = attributes.iter().filter(|attribute| attribute.path().is_ident("doc"));
    docs.map(|attribute| {
        let mut attribute = attribute.clone();
        if let Meta::NameValue(pair) = &mut attribute.meta
            && let Expr::Lit(ExprLit { lit: Lit::Str(text), .. }) = &mut pair.value
        {
            let linked = with_links(&without_stars(text.value()), name, &mut in_code);
            *text = LitStr::new(&linked, text.span());
        }
        generated_tokens(attribute.into_token_stream())
    })
    .collect()
}

/// The text of a block comment without the stars that its lines begin with. The compiler takes them away only where they are
/// a comment's.
fn without_stars(text: String) -> String {
    let Some((first, rest)) = text.split_once('\n') else { return text };
    let after_star = |line| str::trim_start(line).strip_prefix('*').filter(|_| line.starts_with(char::is_whitespace));
    let last = rest.rsplit('\n').next().filter(|last| last.trim().is_empty());
    let rest = rest.strip_suffix(last.unwrap_or_default()).unwrap_or(rest).trim_end_matches('\n');
    let lines: Option<Vec<_>> = rest.split('\n').map(after_star).collect();
    lines.map_or(text.clone(), |lines| format!("{first}\n{}", lines.join("\n")))
}

/// The text with `name` in place of each `Self` that begins a link. `in_code` says whether the text begins in a block of code,
/// which has no links, and afterwards whether it ends in one.
fn with_links(text: &str, name: &Ident, in_code: &mut bool) -> String {
    let lines: Vec<_> = text
        .split('\n')
        .map(|line| {
            let start = line.trim_start();
            if start.starts_with("```") || start.starts_with("~~~") {
                *in_code = !*in_code;
            }
            if *in_code { line.to_owned() } else { line_with_links(line, name) }
        })
        .collect();
    lines.join("\n")
}

fn line_with_links(line: &str, name: &Ident) -> String {
    let mut parts = line.split("Self");
    let mut out = parts.next().unwrap_or_default().to_owned();
    for after in parts {
        let begins_link = ["[", "[`", "("].iter().any(|open| out.ends_with(open));
        let ends_path = ["::", "`", "]", ")"].iter().any(|end| after.starts_with(end));
        if begins_link && ends_path {
            out.push_str(&name.to_string());
        } else {
            out.push_str("Self");
        }
        out.push_str(after);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_to_the_struct_are_links_to_it_in_the_companion() {
        let name: Ident = syn::parse_str("Digits").unwrap();
        for (text, linked) in [
            (" See [`Self::labels`].", " See [`Digits::labels`]."),
            (" See [Self] and [the labels](Self::labels).", " See [Digits] and [the labels](Digits::labels)."),
            ("`Self` [`Selfish`]", "`Self` [`Selfish`]"),
            ("```\nlet _ = [Self::N];\n```\n[`Self`]", "```\nlet _ = [Self::N];\n```\n[`Digits`]"),
        ] {
            assert_eq!(with_links(text, &name, &mut false), linked);
        }
        let mut in_code = false;
        assert_eq!(with_links("```", &name, &mut in_code), "```");
        assert_eq!(with_links("[Self::N]", &name, &mut in_code), "[Self::N]");
    }

    #[test]
    fn stars_of_a_block_comment_are_no_text() {
        for (text, expected) in [
            ("\n     * One.\n     *\n     * Two.\n     ", "\n One.\n\n Two."),
            (" One.\n     * Two.", " One.\n Two."),
            (" One.\n     Two.\n     ", " One.\n     Two.\n     "),
            ("One:\n* two", "One:\n* two"),
            (" One.", " One."),
        ] {
            assert_eq!(without_stars(text.to_owned()), expected);
        }
    }
}
