//! `impl Sample`: samples put together to the struct of many that `sample_of` names.
//!
//! The struct of many is written as a literal whose fields are those of the sample, so that the compiler itself says which field is
//! missing or unknown.

use proc_macro2::{Delimiter, Group, Ident, Literal, Span, TokenStream, TokenTree};
use quote::{ToTokens, format_ident, quote};
use syn::spanned::Spanned;
use syn::{GenericParam, Generics, Lifetime, Member, TypePath};

use super::expansion::Expansion;
use super::field_code::FieldCode;
use super::generics::StructGenerics;
use super::proof::associated;
use crate::check::{Collated, PadTo, Padding, SampleOf};
use crate::text::source_text;
use crate::tokens::{at, generated_tokens, mentions, mentions_lifetime, with_static_lifetimes};
use crate::type_syntax::is_dtype;

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
        let many = match self.input.sample_of.as_ref()? {
            SampleOf::Batch(batch) => source_text(batch),
            SampleOf::Unread => String::new(),
        };
        let doc = format!(
            "Puts samples together to a `{many}`: each of its fields has the values of all samples, along a new first axis. Every value is \
             copied, once.\n\n# Errors\n\nAn `InputError`, if there is no sample; with each field that differs in shape from that of the \
             first sample, but for axes that are padded; or if there is not enough memory."
        );
        let private = &self.paths.private;
        let (samples, borrow) = (&self.names.samples, &self.names.borrow);
        let borrow = Lifetime { apostrophe: Span::call_site(), ident: borrow.clone() };
        Some(quote! {
            #[doc = #doc]
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
        let (_, args) = mentioned(&self.input.generics, batch);
        let args = at(batch.span(), quote!(<#args>));
        let is_batch = self.generics.mentions_param(&batch.to_token_stream()).then(|| {
            let proof = associated(batch.span(), &quote!(#name #args), &quote!(#private::AsBatch), &quote!(OK));
            quote!(let _ = #proof;)
        });
        // All of the literal is here, as rustc wants it to propose a field with a similar name.
        let mut members = Group::new(Delimiter::Brace, quote!(#(#members)*));
        members.set_span(batch.span());
        quote! {
            #is_batch
            #(#statements)*
            #private::Some(#name::#args #members)
        }
    }

    /// The statements that put a field together, and the entries of the literal for it.
    fn collated_field(&self, code: &FieldCode<'_>) -> (TokenStream, TokenStream) {
        let private = &self.paths.private;
        let field = code.field;
        let (member, name, place) = (&field.member, field.name(), field.place);
        // Without the derive's part of the span, rustc shows the field alone.
        let target = located(field.collated_member(), member.span().resolved_at(field.ty.span()));
        if matches!(field.attributes.collated, Collated::First) {
            // The type is named, so that the whole call is what has another type than the batch's field.
            let clone = associated(field.ty.span(), &known(code, private), &quote!(#private::Clone), &quote!(clone));
            let first = in_parentheses(&quote!(&__samples[0].#member), field.ty.span());
            return (TokenStream::new(), quote!(#target: #clone #first,));
        }
        let variable = format_ident!("__field{place}");
        let Collated::Padded(padding) = &field.attributes.collated else {
            let fields = column(code, &known(code, private), private);
            let field = self.call(code, "collate", &quote!(#fields, #name, __report));
            return (quote!(let #variable = #field;), quote!(#target: #variable?,));
        };
        let Padding { value, axes, to, lengths, mask } = padding;
        let axes = axes.iter().map(|axis| Literal::usize_unsuffixed(*axis));
        let (to, fields) = (self.pad_to(to), column(code, &self.padded_type(code), private));
        let span = field.ty.span();
        let (padding, said) = (at(span, quote!(&#private::Padding::new)), quote!(const { #value }, &[#(#axes),*], #to));
        let said = in_parentheses(&said, span);
        let field = self.call(code, "collate_padded", &quote!(#fields, #name, #padding #said, __report));
        let (mut statements, mut members) = (quote!(let #variable = #field;), TokenStream::new());
        for (function, member) in [("lengths", lengths), ("mask", mask)] {
            let Some(member) = member else { continue };
            let (beside, function) = (format_ident!("__{function}{place}"), format_ident!("{function}"));
            let path = at(member.span(), quote!(#private::#function));
            let arguments =
                in_parentheses(&quote!(#private::Option::as_ref(&#variable), #name, __report), member.span());
            statements.extend(quote!(let #beside = #path #arguments;));
            members.extend(quote!(#member: #beside?,));
        }
        (statements, quote!(#target: #variable?.batch, #members))
    }

    /// The call of a function of core's that puts a field together. It has the place of the field's type, which the compiler underlines.
    ///
    /// For what is known to be an array or a scalar, there is a function with bounds of its own, for shorter messages.
    fn call(&self, code: &FieldCode<'_>, function: &str, arguments: &TokenStream) -> TokenStream {
        let private = &self.paths.private;
        let ty = &code.field.ty;
        let path = if code.array.is_some() || is_dtype(ty) {
            let function = format_ident!("{function}_array");
            quote!(#private::#function)
        } else {
            let function = format_ident!("{function}");
            let has_any_rank = self.generics.param_dim(ty).is_some();
            let rank = if has_any_rank { quote!(AnyRank) } else { quote!(KnownRank) };
            quote!(#private::#function::<_, _, #private::#rank>)
        };
        let last = ty.to_token_stream().into_iter().last().map_or_else(|| ty.span(), |token| token.span());
        let (path, arguments) = (at(ty.span(), path), in_parentheses(arguments, last));
        quote!(#path #arguments)
    }

    /// The type of a padded field. If the compiler alone knows whether it is an array, and it is none, that is one error.
    fn padded_type(&self, code: &FieldCode<'_>) -> TokenStream {
        let private = &self.paths.private;
        let ty = known(code, private);
        if code.array.is_some() || self.generics.mentions_param(&code.ty) {
            return ty;
        }
        let proven = with_ends_at(code.field.ty.span(), code.proven(private, &code.static_ty));
        let proof = associated(code.field.ty.span(), &proven, &quote!(#private::AsPadded), &quote!(OK));
        quote!(<#ty as #private::Known<{ #proof }>>::Type)
    }

    /// How long padded axes become. A number that is no constant of the struct's own is evaluated whether or not samples are put together.
    fn pad_to(&self, to: &PadTo) -> TokenStream {
        let private = &self.paths.private;
        let (function, number) = match to {
            PadTo::Longest => return quote!(#private::PadTo::Longest),
            PadTo::Length(number) => (quote!(Length), number),
            PadTo::MultipleOf(number) => (quote!(multiple_of), number),
        };
        let function = at(number.span(), quote!(#private::PadTo::#function));
        let number = in_parentheses(&number.to_token_stream(), number.span());
        if self.generics.is_generic || mentions(number.clone(), &Ident::new("Self", Span::call_site())) {
            return quote!(const { #function #number });
        }
        // An item is evaluated even if nobody puts samples together.
        quote!({ const __TO: #private::PadTo = #function #number; __TO })
    }
}

/// The type of a field. If it is none that a field can have, it is an error that has been reported.
fn known(code: &FieldCode<'_>, private: &TokenStream) -> TokenStream {
    let ty = &code.ty;
    match &code.proof {
        Some(proof) => quote!(<#ty as #private::Known<{ #proof }>>::Type),
        None => ty.clone(),
    }
}

/// The field in each of the samples.
fn column(code: &FieldCode<'_>, ty: &TokenStream, private: &TokenStream) -> TokenStream {
    let (member, span) = (&code.field.member, code.field.ty.span());
    // A message about the dtype underlines this call. What is in its parentheses keeps its names.
    let (open, close) = (at(span, quote!(#private::column::<_,)), at(span, quote!(>)));
    let arguments = in_parentheses(&quote!(__samples, |__sample| &__sample.#member), span);
    quote!(#open #ty #close #arguments)
}

/// The arguments of a call, in parentheses that are here.
fn in_parentheses(arguments: &TokenStream, span: Span) -> TokenStream {
    let mut group = Group::new(Delimiter::Parenthesis, arguments.clone());
    group.set_span(span);
    TokenTree::from(group).into()
}

/// The tokens, the first and the last of which are here.
fn with_ends_at(span: Span, tokens: TokenStream) -> TokenStream {
    let mut tokens: Vec<_> = tokens.into_iter().collect();
    let last = tokens.len().saturating_sub(1);
    for (index, token) in tokens.iter_mut().enumerate() {
        if index == 0 || index == last {
            token.set_span(span);
        }
    }
    tokens.into_iter().collect()
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
    let has_associated_type = generics.type_params().any(|param| has_projection(ty.clone(), &param.ident));
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
                // The bounds tell whose associated type a `D::Larger` is. The user's lints don't ask of them what they ask of the user's
                // aliases.
                let bounds = generated_tokens(param.bounds.to_token_stream());
                params.extend(if has_associated_type { quote!(#ident: #bounds,) } else { quote!(#ident,) });
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

/// Whether the tokens have an associated type of a parameter, such as `D::Larger`.
fn has_projection(tokens: TokenStream, param: &Ident) -> bool {
    let tokens: Vec<_> = tokens.into_iter().collect();
    tokens.iter().enumerate().any(|(index, token)| match token {
        TokenTree::Group(group) => has_projection(group.stream(), param),
        TokenTree::Ident(word) => {
            word == param && matches!(tokens.get(index + 1), Some(TokenTree::Punct(sign)) if sign.as_char() == ':')
        }
        _ => false,
    })
}
