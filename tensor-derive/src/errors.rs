//! A collector of errors, so that all mistakes in a struct are reported at once.

use std::fmt;

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};
use syn::{Error, Macro, Type};

use crate::tokens::with_static_lifetimes;

/// The kind of a mistake. Its code stands behind each message about it, and does not change: see `docs/diagnostics.md`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Code {
    /// An attribute that can't be read, or stands where it can't.
    Attribute,
    /// A struct that can't be derived.
    Struct,
    /// The path to `tensor-core`.
    Crate,
    FieldType,
    Dtype,
    Cast,
    Scale,
    Rank,
    Shape,
    Permute,
    Layout,
    Samples,
    /// Samples that are put together.
    Collate,
    Ownership,
}

impl Code {
    /// The message with the code behind it.
    pub(crate) fn behind(self, message: &impl fmt::Display) -> String {
        format!("{message} [{}]", self.text())
    }

    fn text(self) -> &'static str {
        match self {
            Self::Attribute => "tensor-attribute",
            Self::Struct => "tensor-struct",
            Self::Crate => "tensor-crate",
            Self::FieldType => "tensor-field-type",
            Self::Dtype => "tensor-dtype",
            Self::Cast => "tensor-cast",
            Self::Scale => "tensor-scale",
            Self::Rank => "tensor-rank",
            Self::Shape => "tensor-shape",
            Self::Permute => "tensor-permute",
            Self::Layout => "tensor-layout",
            Self::Samples => "tensor-samples",
            Self::Collate => "tensor-collate",
            Self::Ownership => "tensor-ownership",
        }
    }
}

/// The mistakes found so far.
#[derive(Default)]
pub(crate) struct Errors(Vec<Mistake>);

/// A mistake, and how the compiler comes to report it.
pub(crate) struct Mistake {
    error: Error,
    by: Report,
}

/// What reports a mistake.
enum Report {
    Always,
    /// It is reported if the compiler knows this type, which has no lifetime but `'static`. If it does not, that is the mistake,
    /// and reported by the compiler.
    OfKnown(TokenStream),
    /// The compiler reports it where this macro is called.
    Call(Macro),
}

impl Mistake {
    /// The mistake as statements, in a body that is then known to have one.
    pub(crate) fn statements(&self) -> TokenStream {
        // A brace would be a parameter of the message.
        let message = self.error.to_string().replace('{', "{{").replace('}', "}}");
        match &self.by {
            Report::Always => self.error.to_compile_error(),
            Report::OfKnown(ty) => quote! {
                #[diagnostic::on_unimplemented(message = #message, label = "can't become a tensor")]
                trait BecomesATensor {
                    const OK: () = ();
                }
                #[diagnostic::do_not_recommend]
                impl BecomesATensor for () {}
                let () = <#ty as BecomesATensor>::OK;
            },
            Report::Call(call) => quote!(let _ = #call;),
        }
    }

    /// The mistake as an item beside which rustc reports no name that it doesn't know: it may be one that would have been generated.
    pub(crate) fn item(&self) -> TokenStream {
        match self.by {
            Report::Always => self.statements(),
            Report::OfKnown(_) | Report::Call(_) => self.constant(),
        }
    }

    /// The mistake as an item that hides no other mistake.
    pub(crate) fn constant(&self) -> TokenStream {
        let statements = self.statements();
        quote!(const _: () = { #statements };)
    }
}

impl Errors {
    /// Records a mistake at `tokens`.
    pub(crate) fn at(&mut self, code: Code, tokens: impl ToTokens, message: impl fmt::Display) {
        self.add(Error::new_spanned(tokens, code.behind(&message)), Report::Always);
    }

    /// Records a mistake in a type that may not be known, which the compiler then reports.
    pub(crate) fn at_known(&mut self, code: Code, ty: &Type, message: impl fmt::Display) {
        let static_type = with_static_lifetimes(ty.to_token_stream());
        self.add(Error::new_spanned(ty, code.behind(&message)), Report::OfKnown(static_type));
    }

    /// Records the call of a macro in place of a type, which the compiler reports.
    pub(crate) fn at_call(&mut self, call: &Macro) {
        self.add(Error::new_spanned(call, "a macro in place of a type"), Report::Call(call.clone()));
    }

    fn add(&mut self, error: Error, by: Report) {
        self.0.push(Mistake { error, by });
    }

    /// The number of mistakes so far.
    pub(crate) fn len(&self) -> usize {
        self.0.len()
    }

    /// Takes back all but the first `len` mistakes.
    pub(crate) fn truncate(&mut self, len: usize) {
        self.0.truncate(len);
    }

    /// Records an error that has its place already.
    pub(crate) fn push(&mut self, code: Code, error: &Error) {
        self.add(Error::new(error.span(), code.behind(error)), Report::Always);
    }

    /// Records all of `others`.
    pub(crate) fn append(&mut self, others: Self) {
        self.0.extend(others.0);
    }

    /// All of the mistakes.
    pub(crate) fn into_mistakes(self) -> Vec<Mistake> {
        self.0
    }

    /// The code that each message underlines, and the message without the kind's code.
    #[cfg(test)]
    pub(crate) fn pairs(&self) -> Vec<(String, String)> {
        let pair = |Mistake { error, .. }: &Mistake| {
            let message = error.to_string();
            let (message, code) = message.rsplit_once(" [").expect("each message has a code");
            assert!(code.starts_with("tensor-"), "{code}");
            (error.span().source_text().unwrap_or_default(), message.to_owned())
        };
        self.0.iter().map(pair).collect()
    }
}
