//! A collector of errors, so that all mistakes in a struct are reported at once.

use std::fmt;

use proc_macro2::TokenStream;
use quote::ToTokens;
use syn::Error;

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
            Self::Ownership => "tensor-ownership",
        }
    }
}

/// The mistakes found so far.
#[derive(Default)]
pub(crate) struct Errors(Vec<Error>);

impl Errors {
    /// Records a mistake at `tokens`.
    pub(crate) fn at(&mut self, code: Code, tokens: impl ToTokens, message: impl fmt::Display) {
        self.0.push(Error::new_spanned(tokens, code.behind(&message)));
    }

    /// The number of mistakes so far.
    pub(crate) fn len(&self) -> usize {
        self.0.len()
    }

    /// Records an error that has its place already.
    pub(crate) fn push(&mut self, code: Code, error: &Error) {
        self.0.push(Error::new(error.span(), code.behind(error)));
    }

    /// Records all of `others`.
    pub(crate) fn append(&mut self, others: Self) {
        self.0.extend(others.0);
    }

    /// One `compile_error!` for each mistake.
    pub(crate) fn into_compile_errors(self) -> Vec<TokenStream> {
        self.0.iter().map(Error::to_compile_error).collect()
    }

    /// The code that each message underlines, and the message without the kind's code.
    #[cfg(test)]
    pub(crate) fn pairs(&self) -> Vec<(String, String)> {
        let pair = |error: &Error| {
            let message = error.to_string();
            let (message, code) = message.rsplit_once(" [").expect("each message has a code");
            assert!(code.starts_with("tensor-"), "{code}");
            (error.span().source_text().unwrap_or_default(), message.to_owned())
        };
        self.0.iter().map(pair).collect()
    }
}
