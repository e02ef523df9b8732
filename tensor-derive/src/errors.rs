//! A collector of errors, so that all mistakes in a struct are reported at once.

use std::fmt;

use proc_macro2::TokenStream;
use quote::ToTokens;

/// The mistakes found so far.
#[derive(Default)]
pub(crate) struct Errors(Vec<syn::Error>);

impl Errors {
    /// Records a mistake at `tokens`.
    pub(crate) fn at(&mut self, tokens: impl ToTokens, message: impl fmt::Display) {
        self.0.push(syn::Error::new_spanned(tokens, message));
    }

    /// The number of mistakes so far.
    pub(crate) fn len(&self) -> usize {
        self.0.len()
    }

    /// Records an error that has its place already.
    pub(crate) fn push(&mut self, error: syn::Error) {
        self.0.push(error);
    }

    /// Records all of `others`.
    pub(crate) fn append(&mut self, others: Self) {
        self.0.extend(others.0);
    }

    /// One `compile_error!` for each mistake.
    pub(crate) fn into_compile_errors(self) -> Vec<TokenStream> {
        self.0.iter().map(syn::Error::to_compile_error).collect()
    }

    /// The code that each message underlines, and the message.
    #[cfg(test)]
    pub(crate) fn pairs(&self) -> Vec<(String, String)> {
        self.0.iter().map(|error| (error.span().source_text().unwrap_or_default(), error.to_string())).collect()
    }
}
