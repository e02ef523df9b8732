//! What stands in generated code for a field that has a mistake.
//!
//! It is a type which rustc takes for an error that has been reported, whatever is done with it. So a mistake in a field is one
//! error, and not one more wherever the struct is used.

use proc_macro2::{TokenStream, TokenTree};
use quote::{ToTokens, format_ident, quote};
use syn::Type;
use syn::spanned::Spanned;

use super::expansion::Expansion;
use super::generics::StructGenerics;
use crate::check::{Reason, Refused, SampleOf};
use crate::errors::{Code, Errors, Mistake};
use crate::text::source_text;
use crate::tokens::{at, with_static_lifetimes};
use crate::type_syntax::{innermost, peeled, with_static_objects};

impl Expansion<'_> {
    /// The type, for a field that has a mistake; or, if no other field becomes a tensor, for all fields.
    pub(super) fn mistaken_type(&self) -> TokenStream {
        format_ident!("__{}Mistaken", self.input.base).into_token_stream()
    }

    /// Whether no code can be written: for a struct without a size; or, if the compiler refuses a field's type, for one with
    /// parameters, which no constant can name.
    pub(super) fn can_t_be_written(&self, errors: &Errors) -> bool {
        let refused = &self.input.refused;
        let is_in_no_constant = errors.len() == 0
            && self.generics.is_generic
            && !refused.is_empty()
            && (refused.iter().any(|field| field.ill_formed().is_none()) || self.generics.arguments.is_none());
        is_in_no_constant || refused.iter().any(|field| field.is_unsized)
    }

    /// The mention of each type that the compiler refuses wherever it stands, as statements. The compiler reports it once, since it
    /// drops an error that is the same as an earlier one.
    ///
    /// A type with parameters is mentioned in a function. That does not compile either, and so neither does a constant that calls it.
    fn ill_formed(&self) -> TokenStream {
        let private = &self.paths.private;
        let params = self.generics.arguments.as_ref().filter(|_| self.generics.is_generic);
        let mentions = self.input.refused.iter().filter_map(Refused::ill_formed).map(|written| {
            let mut ty = written.clone();
            with_static_objects(&mut ty);
            let ty = with_static_lifetimes(ty.into_token_stream());
            let mention = if params.is_none() && !std::ptr::eq(innermost(written), peeled(written)) {
                // Inside the other type, it would be reported by itself, too.
                let marker = marker_in_place_of(written, private);
                quote!(type __Refused = #ty; let _: #marker;)
            } else {
                quote!(let _: #ty;)
            };
            let message = format!(
                "a field of type `{}` can't become a tensor; write a path such as `self::` before the name of a type of your own",
                source_text(written)
            );
            let message = Code::FieldType.behind(&message);
            let refused = at(written.span(), quote!(#private::refuse(#message);));
            quote!({ #mention #refused })
        });
        let mentions = quote!(#(#mentions)*);
        match params {
            Some(arguments) => {
                let params = &self.generics.params;
                quote! {
                    const fn __mention<#params>() { #mentions }
                    __mention::<#(#arguments),*>();
                }
            }
            None => mentions,
        }
    }

    /// An error, should the compiler read a field that the derive can't read.
    fn unread(&self) -> TokenStream {
        let private = &self.paths.private;
        let message = format!("a field of `{}` can't be read; write each as `name: Type,`", self.input.ident);
        let message = Code::Struct.behind(&message);
        quote!(#private::refuse(#message);)
    }

    /// The mistakes of a struct for which no code can be written. Its methods are there, so that their calls are no further mistakes.
    pub(super) fn unwritten(&self, mistakes: &[Mistake], import: &TokenStream) -> TokenStream {
        let Some((last, others)) = mistakes.split_last() else { return TokenStream::new() };
        let private = &self.paths.private;
        let StructGenerics { lifetimes, params, own_predicates, .. } = &self.generics;
        let (structure, name) = (self.structure(), self.mistaken_type());
        let (others, last) = (others.iter().map(Mistake::item), last.statements());
        let methods = self.method_names().map(|method| {
            let on = format_ident!("{method}_on");
            let body = quote!({ #private::mistaken() });
            match method {
                "rows" => quote! {
                    pub fn rows<__B>(&self, _: impl Sized) -> #name #body
                    pub fn rows_on<__B>(&self, _: impl Sized, _: impl Sized) -> #name #body
                },
                "stack" => quote! {
                    pub fn stack<__B>(_: impl Sized) -> #name #body
                    pub fn stack_on<__B>(_: impl Sized, _: impl Sized) -> #name #body
                },
                _ => {
                    let method = format_ident!("{method}");
                    quote! {
                        pub fn #method<__B>(&self) -> #name #body
                        pub fn #on<__B>(&self, _: impl Sized) -> #name #body
                    }
                }
            }
        });
        let collate = self
            .input
            .sample_of
            .as_ref()
            .map(|_| quote!(pub fn collate(_: impl Sized) -> #name { #private::mistaken() }));
        quote! {
            #import
            #(#others)*
            type #name = <() as #private::Known<{ #last true }>>::Type;
            #[allow(dead_code)]
            impl<#lifetimes #params> #structure where #own_predicates {
                #(#methods)*
                #collate
            }
        }
    }

    /// Whether no field becomes a tensor.
    pub(super) fn is_empty(&self) -> bool {
        self.fields.is_empty()
    }

    /// The mistakes as items, and the type that stands for them, if it is needed.
    ///
    /// The last of the mistakes is in a constant that the type has as its argument, and the constant does not compile. If there
    /// is none that the derive knows, the constant names a field whose type the compiler refuses.
    pub(super) fn mistakes(&self, errors: &[Mistake]) -> TokenStream {
        let private = &self.paths.private;
        let items = errors.iter().map(Mistake::constant);
        if self.input.refused.is_empty() && !self.is_empty() && !matches!(self.input.sample_of, Some(SampleOf::Unread))
        {
            return items.collect();
        }
        let structure = self.static_structure();
        let fields = self
            .input
            .refused
            .iter()
            .filter(|field| matches!(field.reason, Reason::Invalid | Reason::Unread))
            .map(|field| &field.member);
        let name = self.mistaken_type();
        let mistake = match errors.last() {
            Some(last) => last.statements(),
            None if self.input.refused.iter().any(|field| field.ill_formed().is_some()) => self.ill_formed(),
            None => {
                let unread = self
                    .input
                    .refused
                    .iter()
                    .any(|field| matches!(field.reason, Reason::Unread))
                    .then(|| self.unread());
                quote!(let _ = |__s: &#structure| { #(let _ = &__s.#fields;)* }; #unread)
            }
        };
        let others = items.take(errors.len().saturating_sub(1));
        quote! {
            #(#others)*
            type #name = <() as #private::Known<{ #mistake true }>>::Type;
        }
    }
}

/// `PhantomData` of the alias `__Refused`. Both have the place of a type, from its first token to its last.
fn marker_in_place_of(ty: &Type, private: &TokenStream) -> TokenStream {
    let tokens: Vec<_> = ty.to_token_stream().into_iter().collect();
    let (first, last) = (ty.span(), tokens.last().map_or_else(|| ty.span(), TokenTree::span));
    let (open, close) = (at(first, quote!(#private::PhantomData<__Refused)), at(last, quote!(<>>)));
    quote!(#open #close)
}
