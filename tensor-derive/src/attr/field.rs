//! `#[tensor(…)]` on a field.

use proc_macro2::{Ident, TokenStream, TokenTree};
use quote::quote;
use syn::parse::ParseStream;
use syn::{Expr, Lit, LitBool, Path, Token, Type, token};

use super::list::{Key, KeyList, KeyValue, Misplaced, given_twice, once, read_list};
use super::pad::{PadAttr, keep_axes, keep_constant, keep_field};
use super::permute::{Permutation, permutation};
use super::scale::factor;
use super::shape::{ShapeAttr, shape};
use super::tokens::{parenthesized_tokens, read_from, skip_to_comma, take_to_comma};
use super::value::{A_TYPE, Expected, dtype, layout, name, rank, value};
use crate::errors::{Code, Errors};
use crate::text::source_text;
use crate::type_syntax::is_dtype;

/// The attributes of a field as they are written. A key that is there may lack its value, if that could not be read.
#[derive(Default)]
pub(crate) struct FieldAttr {
    pub(crate) share: Option<Ident>,
    pub(crate) copy: Option<Ident>,
    pub(crate) skip: Option<Ident>,
    pub(crate) cast: Option<CastAttr>,
    pub(crate) dtype: Option<KeyValue<Type>>,
    pub(crate) shape: Option<ShapeAttr>,
    pub(crate) rank: Option<KeyValue<(Lit, usize)>>,
    pub(crate) permute: Option<KeyValue<Permutation>>,
    pub(crate) layout: Option<Ident>,
    pub(crate) scale: Option<ScaleAttr>,
    pub(crate) whole: Option<Ident>,
    pub(crate) pad: PadAttr,
    pub(crate) rename: Option<KeyValue<Ident>>,
    /// What stands on the field by mistake, which was reported.
    pub(crate) of_struct: OfStruct,
    /// `copy(f32)` and the like, until it is reported: what to write depends on the field's type.
    pub(crate) copy_to: Option<CopyTo>,
    /// `skip = false`, until it is reported: what to write depends on the field's type.
    pub(crate) not_skipped: Option<Ident>,
    /// Whether a key was reported that is none, and not near to one. It may be meant to leave the field out.
    pub(crate) has_unknown_key: bool,
    /// `copy = false` or `share = false`, until it is reported.
    turned_off: Option<Ident>,
    /// Keys of the struct, until they are reported.
    misplaced: Misplaced,
}

/// A cast that is written as the value of `copy`.
pub(crate) struct CopyTo {
    pub(crate) key: Ident,
    pub(crate) to: Type,
}

/// Keys of the struct that stand on a field. They are reported, and count for the struct, so that what they give it can be
/// used without a second error.
#[derive(Default)]
pub(crate) struct OfStruct {
    pub(crate) stack: bool,
    pub(crate) samples: bool,
    pub(crate) sample_of: bool,
    pub(crate) krate: Option<Path>,
}

/// One of the three casts.
pub(crate) struct CastAttr {
    pub(crate) key: Ident,
    pub(crate) kind: CastKind,
    pub(crate) to: Option<Type>,
    /// What is wrong with the entry, until it is reported: a cast that lacks its `copy`, too, is one mistake.
    pub(crate) errors: Errors,
    /// Whether another cast was reported beside it, so that it may be the one to remove.
    pub(crate) is_one_of_several: bool,
}

/// `scale = 1.0 / 255.0`
pub(crate) struct ScaleAttr {
    pub(crate) key: Ident,
    /// The factor, if it could be read.
    pub(crate) factor: Option<Expr>,
}

/// What a cast does with a value that its target dtype can't hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum CastKind {
    /// The cast compiles only if there is no such value.
    Lossless,
    /// The value is an error.
    Checked,
    /// The value is converted as `as` does it.
    Lossy,
}

impl FieldAttr {
    /// The entries of a list, with the `copy` that a cast needs and the cast that a factor needs.
    pub(super) fn complete(entries: &[String]) -> String {
        let has = |key: &str| entries.iter().any(|entry| entry == key || entry.starts_with(&format!("{key} ")));
        let casts = ["cast", "cast_checked", "cast_lossy"].iter().any(|key| has(key));
        let mut all: Vec<_> = entries.iter().map(String::as_str).collect();
        if has("scale") && !casts {
            all.insert(0, "cast = f32");
        }
        if casts || has("scale") || has("copy") {
            all.retain(|entry| *entry != "copy");
            all.insert(0, "copy");
        }
        all.join(", ")
    }

    /// Whether the field has another key than `skip`.
    pub(crate) fn says_more_than_skip(&self) -> bool {
        let Self { share, copy, skip: _, cast, dtype, shape, rank, permute, layout, scale, whole, pad, rename, .. } =
            self;
        [share, copy, layout, whole].into_iter().any(Option::is_some)
            || cast.is_some()
            || dtype.is_some()
            || shape.is_some()
            || rank.is_some()
            || permute.is_some()
            || scale.is_some()
            || rename.is_some()
            || pad.first_key().is_some()
    }

    /// Whether the field has a key that only an array can have.
    pub(crate) fn needs_an_array(&self) -> bool {
        let Self { cast, dtype, shape, rank, permute, layout, scale, .. } = self;
        cast.is_some()
            || dtype.is_some()
            || shape.is_some()
            || rank.is_some()
            || permute.is_some()
            || layout.is_some()
            || scale.is_some()
    }

    /// Reads a key that takes no value, and keeps it in `slot`.
    fn flag(
        &mut self,
        slot: fn(&mut Self) -> &mut Option<Ident>,
        key: &Ident,
        input: ParseStream<'_>,
        errors: &mut Errors,
    ) {
        if key == "copy"
            && let Some(to) = copied_type(input)
        {
            self.copy.get_or_insert(key.clone());
            self.copy_to.get_or_insert(CopyTo { key: key.clone(), to });
            return;
        }
        if input.peek(Token![=]) && !is_before_a_key(input) {
            if (key == "copy" || key == "share") && is_off(input) {
                skip_to_comma(input);
                self.turned_off = Some(key.clone());
                return;
            }
            if key == "skip" && is_off(input) {
                skip_to_comma(input);
                self.not_skipped = Some(key.clone());
                return;
            }
            if !is_on(key, input, errors) {
                return;
            }
        } else if input.peek(token::Paren) {
            let tokens = entries_of(parenthesized_tokens(input).unwrap_or_default());
            let entries = source_text(&tokens);
            let instead = if entries.is_empty() { key.to_string() } else { format!("{key}, {entries}") };
            // A field that is to be both is reported for that.
            if !(key == "share" && entries == "copy" || key == "copy" && entries == "share") {
                errors.at(Code::Attribute, key, format!("`{key}` takes no list; write `{instead}`"));
            }
            read_from(tokens, |input| read_list(self, input, errors));
        }
        once(slot(self), key, key.clone(), errors);
    }

    /// Reports a `copy = false` or `share = false`, which are read as what the rest of the field needs.
    pub(super) fn report_turned_off(&mut self, errors: &mut Errors) {
        let Some(key) = self.turned_off.take() else { return };
        let needs_copy = key == "copy" && (self.cast.is_some() || self.scale.is_some());
        let (advice, is_copy) = match () {
            () if needs_copy => (", and a cast needs it; write `copy` alone".to_owned(), true),
            () if key == "share" && self.copy.is_none() => ("; write `copy` in its place".to_owned(), true),
            () => (format!("; remove `{key}`"), false),
        };
        errors.at(Code::Attribute, &key, format!("`{key}` takes no value{advice}"));
        if is_copy {
            self.copy.get_or_insert(key);
        }
    }

    fn cast(&mut self, kind: CastKind, key: &Ident, input: ParseStream<'_>, errors: &mut Errors) {
        let mut inner = Errors::default();
        let to = value(key, &Expected { what: A_TYPE, example: "i64" }, input, &mut inner, dtype);
        let Some(first) = &mut self.cast else {
            let key = key.clone();
            self.cast = Some(CastAttr { key, kind, to, errors: inner, is_one_of_several: false });
            return;
        };
        if first.key == *key {
            errors.at(Code::Attribute, key, given_twice(key));
        } else {
            errors.at(Code::Cast, key, format!("a field has one cast; remove `{key}`, or `{}`", first.key));
        }
        // Which of them is meant is not known, and so not whether it has to keep every value.
        first.is_one_of_several = true;
        if first.kind == CastKind::Lossless {
            first.kind = CastKind::Lossy;
        }
    }

    fn dtype(&mut self, key: &Ident, input: ParseStream<'_>, errors: &mut Errors) {
        let before = errors.len();
        let ty = value(key, &Expected { what: A_TYPE, example: "f32" }, input, errors, dtype);
        // A value that was miswritten asserts nothing: if it is not what was meant, the assertion would be a second
        // error.
        let ty = ty.filter(|_| errors.len() == before);
        once(&mut self.dtype, key, KeyValue(ty), errors);
    }
}

/// Reads a dtype behind a `copy` that should be the value of a cast: `copy(f32)`, `copy = f32`, `copy as f32`, `copy<f32>`.
/// `None`: there is none, and nothing was read.
fn copied_type(input: ParseStream<'_>) -> Option<Type> {
    let ahead = input.fork();
    let tokens = take_to_comma(&ahead);
    let parts: Vec<_> = tokens.into_iter().collect();
    let is_sign = |token: &TokenTree| match token {
        TokenTree::Punct(sign) => matches!(sign.as_char(), '=' | ':' | '-' | '<' | '>'),
        TokenTree::Ident(word) => word == "as",
        _ => false,
    };
    let behind: TokenStream = match &parts[..] {
        [TokenTree::Group(group)] => group.stream(),
        parts => {
            let start = parts.iter().position(|part| !is_sign(part)).filter(|start| *start > 0)?;
            let mut behind = &parts[start..];
            let is_bracketed = matches!(&parts[start - 1], TokenTree::Punct(sign) if sign.as_char() == '<');
            if is_bracketed {
                behind = behind.split_last().filter(|(last, _)| is_sign(last))?.1;
            }
            behind.iter().cloned().collect()
        }
    };
    let to = syn::parse2::<Type>(behind).ok().filter(is_dtype)?;
    skip_to_comma(input);
    Some(to)
}

/// What is meant by the list behind a key that takes none. A single word that is no key is likely the value of one.
fn entries_of(list: TokenStream) -> TokenStream {
    match syn::parse2::<Ident>(list.clone()) {
        Ok(word) if FieldAttr::KEYS.iter().any(|key| word == key.name) => list,
        Ok(word) if word == "row_major" => quote!(layout = #word),
        Ok(word) => quote!(cast = #word),
        Err(_) => list,
    }
}

/// Reports the `= true` of a key that takes no value. Gives whether the key is meant, which it is not with `= false`.
pub(super) fn is_on(key: &Ident, input: ParseStream<'_>, errors: &mut Errors) -> bool {
    let off = is_off(input);
    skip_to_comma(input);
    let advice = if off { format!("remove `{key}`") } else { format!("write `{key}` alone") };
    errors.at(Code::Attribute, key, format!("`{key}` takes no value; {advice}"));
    !off
}

/// Whether the next key follows behind a `=`, which should be a comma.
fn is_before_a_key(input: ParseStream<'_>) -> bool {
    let ahead = input.fork();
    let _ = ahead.parse::<Token![=]>();
    let key = ahead.parse::<Ident>();
    key.is_ok_and(|key| FieldAttr::KEYS.iter().any(|known| key == known.name))
}

/// Whether `= false` follows.
fn is_off(input: ParseStream<'_>) -> bool {
    let ahead = input.fork();
    ahead.parse::<Token![=]>().is_ok() && ahead.parse::<LitBool>().is_ok_and(|value| !value.value)
}

impl KeyList for FieldAttr {
    const KEYS: &'static [Key<Self>] = &[
        Key::flag("share", &["borrow", "lend", "shared", "view"], |attr, key, input, errors| {
            attr.flag(|attr| &mut attr.share, key, input, errors);
        }),
        Key::flag("copy", &["clone", "copied", "owned"], |attr, key, input, errors| {
            attr.flag(|attr| &mut attr.copy, key, input, errors);
        }),
        Key::value(
            "cast",
            "cast = f32",
            &["astype", "cast_lossless", "cast_to", "convert", "into", "to"],
            |attr, key, input, errors| {
                attr.cast(CastKind::Lossless, key, input, errors);
            },
        ),
        Key::value(
            "cast_checked",
            "cast_checked = f32",
            &["checked", "checked_cast", "try_cast", "try_into"],
            |attr, key, input, errors| {
                attr.cast(CastKind::Checked, key, input, errors);
            },
        ),
        Key::value(
            "cast_lossy",
            "cast_lossy = f32",
            &["as", "cast_as", "lossy", "lossy_cast"],
            |attr, key, input, errors| {
                attr.cast(CastKind::Lossy, key, input, errors);
            },
        ),
        Key::value("dtype", "dtype = f32", &["elem", "element", "type"], Self::dtype),
        Key::value("shape", "shape = [batch, _]", &["axes", "dim", "dims", "size"], |attr, key, input, errors| {
            let shape = shape(key, input, errors);
            once(&mut attr.shape, key, shape, errors);
        }),
        Key::value("rank", "rank = 4", &["ndim", "ndims"], |attr, key, input, errors| {
            let rank = rank(key, input, errors);
            once(&mut attr.rank, key, KeyValue(rank), errors);
        }),
        Key::value(
            "permute",
            "permute = [0, 3, 1, 2]",
            &["perm", "permute_axes", "permuted_axes", "transpose"],
            |attr, key, input, errors| {
                let permutation = permutation(key, attr.shape.as_ref().map(|attr| &attr.shape), input, errors);
                once(&mut attr.permute, key, KeyValue(permutation), errors);
            },
        ),
        Key::value(
            "layout",
            "layout = row_major",
            &["contiguous", "memory_format", "order", "row_major"],
            |attr, key, input, errors| {
                layout(key, input, errors);
                once(&mut attr.layout, key, key.clone(), errors);
            },
        ),
        Key::value("scale", "scale = 1.0 / 255.0", &["factor", "mul", "multiply"], |attr, key, input, errors| {
            let factor = factor(key, input, errors);
            once(&mut attr.scale, key, ScaleAttr { key: key.clone(), factor }, errors);
        }),
        Key::flag("whole", &["constant", "fixed"], |attr, key, input, errors| {
            attr.flag(|attr| &mut attr.whole, key, input, errors);
        }),
        Key::value(
            "pad",
            "pad = 0.0",
            &["fill", "pad_value", "padded", "padding", "padding_value"],
            |attr, key, input, errors| {
                let expected = Expected { what: "a value", example: "0.0" };
                keep_constant(&mut attr.pad.pad, key, &expected, input, errors);
            },
        ),
        Key::value(
            "pad_axes",
            "pad_axes = [0, 1]",
            &["pad_axis", "pad_dim", "pad_dims"],
            |attr, key, input, errors| {
                keep_axes(&mut attr.pad.axes, key, input, errors);
            },
        ),
        Key::value(
            "pad_to",
            "pad_to = 128",
            &["max_length", "pad_length", "padded_shape"],
            |attr, key, input, errors| {
                let expected = Expected { what: "a length", example: "128" };
                keep_constant(&mut attr.pad.to, key, &expected, input, errors);
            },
        ),
        Key::value(
            "pad_to_multiple_of",
            "pad_to_multiple_of = 8",
            &["multiple_of", "pad_multiple", "pad_to_multiple"],
            |attr, key, input, errors| {
                let expected = Expected { what: "a number", example: "8" };
                keep_constant(&mut attr.pad.multiple_of, key, &expected, input, errors);
            },
        ),
        Key::value("lengths", "lengths = lengths", &["length", "lens"], |attr, key, input, errors| {
            keep_field(&mut attr.pad.lengths, key, "lengths", input, errors);
        }),
        Key::value("mask", "mask = mask", &["attention_mask", "masks"], |attr, key, input, errors| {
            keep_field(&mut attr.pad.mask, key, "mask", input, errors);
        }),
        Key::flag(
            "skip",
            &[
                "exclude",
                "excluded",
                "hidden",
                "hide",
                "ignore",
                "ignored",
                "no",
                "none",
                "omit",
                "skip_field",
                "skip_serializing",
                "skipped",
            ],
            |attr, key, input, errors| {
                attr.flag(|attr| &mut attr.skip, key, input, errors);
            },
        ),
        Key::value("rename", "rename = images", &["name"], |attr, key, input, errors| {
            let name = value(key, &Expected { what: "a name", example: "images" }, input, errors, name);
            once(&mut attr.rename, key, KeyValue(name), errors);
        }),
    ];
    const EXAMPLE: &'static str = "`#[tensor(share)]` or `#[tensor(copy, cast = i64)]`";

    fn is_misplaced(&mut self, name: &str, entry: &str) -> bool {
        // With `=` it is a `shape` by another name.
        let of_the_struct =
            matches!(name, "crate" | "samples" | "sample_of" | "stack") || name == "dims" && !entry.contains('=');
        let Self { of_struct, .. } = self;
        of_struct.stack |= name == "stack";
        of_struct.samples |= name == "samples";
        of_struct.sample_of |= name == "sample_of";
        if name == "crate" {
            of_struct.krate = entry.split_once('=').and_then(|(_, path)| syn::parse_str(path).ok());
        }
        of_the_struct
    }

    fn misplaced(&mut self) -> &mut Misplaced {
        &mut self.misplaced
    }

    fn is_refused(&self, name: &str) -> bool {
        let Self { share, copy, skip, .. } = self;
        match name {
            "share" | "copy" => share.is_some() || copy.is_some(),
            "skip" => skip.is_some(),
            _ => false,
        }
    }

    fn note_unknown(&mut self) {
        self.has_unknown_key = true;
    }
}
