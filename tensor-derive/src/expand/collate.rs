//! `impl Sample`: samples put together to the struct of many that `sample_of` names.
//!
//! The struct of many is written as a literal whose fields are those of the sample, so that the compiler itself says which field is
//! missing or unknown.

use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::{ToTokens, format_ident, quote};
use syn::spanned::Spanned;
use syn::{GenericParam, Generics, Lifetime, Member, TypePath};

use super::expansion::Expansion;
use super::field_code::FieldCode;
use super::generics::StructGenerics;
use super::proof::associated;
use crate::check::{Collated, PadTo, Padding, SampleOf};
use crate::tokens::{at, mentions, mentions_lifetime, with_static_lifetimes};

/// The name of the struct of many in generated code.
fn batch_name(span: Span) -> Ident {
    Ident::new("__Batch", span)
}

impl Expansion<'_> {
    /// `impl Sample`, and what it needs. `is_right` says whether no mistake was found in the struct.
    pub(super) fn sample_impl(&self, is_right: bool) -> Option<TokenStream> {
        let private = &self.paths.private;
        let StructGenerics { lifetimes, params, assertion_predicates, .. } = &self.generics;
        let structure = self.structure();
        let (alias, batch) = match self.input.sample_of.as_ref()? {
            SampleOf::Batch(batch) => self.batch(batch),
            SampleOf::Unread => (TokenStream::new(), self.mistaken_type()),
        };
        let body = match &self.input.sample_of {
            Some(SampleOf::Batch(batch)) if is_right => self.collate_fields(batch),
            _ => quote!(#private::mistaken()),
        };
        Some(quote! {
            #alias
            #[automatically_derived]
            impl<#lifetimes #params> #private::Sample for #structure where #assertion_predicates {
                type Batch = #batch;

                fn collate<'__s>(
                    __samples: impl #private::IntoIterator<Item: #private::IntoSample<'__s, Self>>,
                ) -> #private::Result<#batch, #private::InputError>
                where
                    Self: '__s,
                {
                    #private::collate_struct(__samples)
                }
            }

            #[automatically_derived]
            impl<#lifetimes #params> #private::CollateFields for #structure where #assertion_predicates {
                fn collate_fields(
                    __samples: &[&Self],
                    __report: &mut #private::Report,
                ) -> #private::Option<#batch> {
                    #body
                }
            }
        })
    }

    /// The inherent method.
    pub(super) fn collate_method(&self) -> Option<TokenStream> {
        self.input.sample_of.as_ref()?;
        let private = &self.paths.private;
        let (samples, borrow) = (&self.names.samples, &self.names.borrow);
        let borrow = Lifetime { apostrophe: Span::call_site(), ident: borrow.clone() };
        Some(quote! {
            /// Puts samples together to the struct of many: each of its fields has the values of all samples, along a new first axis.
            /// Every value is copied, once.
            ///
            /// # Errors
            ///
            /// An `InputError`, if there is no sample; with each field that differs in shape from that of the first sample, but for axes that
            /// are padded; or if there is not enough memory.
            pub fn collate<#borrow>(
                #samples: impl #private::IntoIterator<Item: #private::IntoSample<#borrow, Self>>,
            ) -> #private::Result<<Self as #private::Sample>::Batch, #private::InputError>
            where
                Self: #borrow,
            {
                <Self as #private::Sample>::collate(#samples)
            }
        })
    }

    /// The alias of the struct of many, and its use. If it is certain to be none that is derived, the alias stands for an error that was
    /// reported, whatever is done with it.
    fn batch(&self, batch: &TypePath) -> (TokenStream, TokenStream) {
        let private = &self.paths.private;
        let (params, args) = mentioned(&self.input.generics, batch);
        let name = batch_name(batch.span());
        let is_generic = self.generics.mentions_param(&batch.to_token_stream());
        let ty = if is_generic {
            batch.to_token_stream()
        } else {
            let static_ty = with_static_lifetimes(batch.to_token_stream());
            let proof = associated(batch.span(), &static_ty, &quote!(#private::AsBatch), &quote!(OK));
            quote!(<#batch as #private::Known<{ #proof }>>::Type)
        };
        (quote!(type #name<#params> = #ty;), quote!(#name<#args>))
    }

    /// The struct of many, of the fields of `__samples`.
    fn collate_fields(&self, batch: &TypePath) -> TokenStream {
        let private = &self.paths.private;
        let fields = self.fields.iter().map(|code| self.collated_field(code));
        let (statements, members): (Vec<_>, Vec<_>) = fields.unzip();
        let name = batch_name(batch.span());
        let is_batch = self.generics.mentions_param(&batch.to_token_stream()).then(|| {
            let (_, args) = mentioned(&self.input.generics, batch);
            let ty = quote!(#name<#args>);
            let proof = associated(batch.span(), &ty, &quote!(#private::AsBatch), &quote!(OK));
            quote!(let _ = #proof;)
        });
        quote! {
            #is_batch
            #(#statements)*
            #private::Some(#name { #(#members)* })
        }
    }

    /// The statements that put a field together, and the entries of the literal for it.
    fn collated_field(&self, code: &FieldCode<'_>) -> (TokenStream, TokenStream) {
        let private = &self.paths.private;
        let field = code.field;
        let span = field.ty.span().resolved_at(Span::call_site());
        let (member, name, place) = (&field.member, field.name(), field.place);
        let target = located(field.collated_member(), member.span());
        if matches!(field.attributes.collated, Collated::First) {
            let value = at(span, quote!(#private::Clone::clone(&__samples[0].#member)));
            return (TokenStream::new(), quote!(#target: #value,));
        }
        let variable = format_ident!("__field{place}");
        let ty = code.proven(private, &code.ty);
        let rank = if self.generics.param_dim(&field.ty).is_some() { quote!(AnyRank) } else { quote!(KnownRank) };
        let fields = quote!(#private::column::<_, #ty>(__samples, |__sample| &__sample.#member));
        let Collated::Padded(padding) = &field.attributes.collated else {
            let collate = at(span, quote!(#private::collate::<_, _, #private::#rank>));
            return (quote!(let #variable = #collate(#fields, #name, __report);), quote!(#target: #variable?,));
        };
        let Padding { value, axes, to, lengths, mask } = padding;
        let axes = axes.iter().map(|axis| Literal::usize_unsuffixed(*axis));
        let to = match to {
            PadTo::Longest => quote!(#private::PadTo::Longest),
            PadTo::Length(length) => quote!(#private::PadTo::Length(const { #length })),
            PadTo::MultipleOf(number) => {
                let multiple_of = at(number.span(), quote!(#private::PadTo::multiple_of));
                quote!(const { #multiple_of(#number) })
            }
        };
        let collate = at(span, quote!(#private::collate_padded::<_, _, #private::#rank>));
        let mut statements = quote! {
            let #variable = #collate(
                #fields, #name, &#private::Padding::new(const { #value }, &[#(#axes),*], #to), __report,
            );
        };
        let mut members = TokenStream::new();
        for (function, named) in [("lengths", lengths), ("mask", mask)] {
            let Some(named) = named else { continue };
            let beside = format_ident!("__{function}{place}");
            let make = at(named.span().resolved_at(Span::call_site()), format_ident!("{function}").to_token_stream());
            statements.extend(quote!(let #beside = #private::#make(#variable.as_ref(), #name, __report);));
            members.extend(quote!(#named: #beside?,));
        }
        (statements, quote!(#target: #variable?.batch, #members))
    }
}

/// The member with the place of another one.
fn located(member: Member, span: Span) -> Member {
    match member {
        Member::Named(mut name) => {
            name.set_span(span);
            Member::Named(name)
        }
        Member::Unnamed(mut index) => {
            index.span = span;
            Member::Unnamed(index)
        }
    }
}

/// The parameters of the struct that a type names: as parameters of an alias, and as its arguments.
fn mentioned(generics: &Generics, ty: &TypePath) -> (TokenStream, TokenStream) {
    let ty = ty.to_token_stream();
    let (mut params, mut args) = (TokenStream::new(), TokenStream::new());
    for param in &generics.params {
        match param {
            GenericParam::Lifetime(param) if mentions_lifetime(ty.clone(), &param.lifetime) => {
                let lifetime = &param.lifetime;
                params.extend(quote!(#lifetime,));
                args.extend(quote!(#lifetime,));
            }
            GenericParam::Type(param) if mentions(ty.clone(), &param.ident) => {
                let ident = &param.ident;
                params.extend(quote!(#ident,));
                args.extend(quote!(#ident,));
            }
            GenericParam::Const(param) if mentions(ty.clone(), &param.ident) => {
                let (ident, ty) = (&param.ident, &param.ty);
                params.extend(quote!(const #ident: #ty,));
                args.extend(quote!(#ident,));
            }
            _ => {}
        }
    }
    (params, args)
}
