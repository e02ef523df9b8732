//! The impls that make tensors of the struct, by way of tuples.

use proc_macro2::TokenStream;
use quote::quote;

use super::Expansion;
use crate::generics::Pieces;

/// One of the conversions: its traits and its method in core, and what it takes and gives.
struct Conversion {
    /// The trait that is implemented, its method, and the receiver.
    field: TokenStream,
    method: TokenStream,
    receiver: TokenStream,
    /// The lifetime of the method, if it has one.
    lifetime: Option<TokenStream>,
    /// The trait that does it, and its method.
    parts: TokenStream,
    by: TokenStream,
    /// The mode of the companion.
    mode: TokenStream,
}

impl Expansion<'_> {
    pub(super) fn conversions(&self) -> TokenStream {
        let field = self.field();
        let conversions = [
            Conversion {
                field: quote!(ReadField),
                method: quote!(read),
                receiver: quote!(&'__a self),
                lifetime: Some(quote!('__a)),
                parts: quote!(ReadParts),
                by: quote!(read_parts),
                mode: quote!(Read<'__a, __B>),
            },
            Conversion {
                field: quote!(WriteField),
                method: quote!(write),
                receiver: quote!(&'__a mut self),
                lifetime: Some(quote!('__a)),
                parts: quote!(WriteParts),
                by: quote!(write_parts),
                mode: quote!(Write<'__a, __B>),
            },
            Conversion {
                field: quote!(CopyField),
                method: quote!(copy),
                receiver: quote!(&self),
                lifetime: None,
                parts: quote!(CopyParts),
                by: quote!(copy_parts),
                mode: quote!(Own<__B>),
            },
            Conversion {
                field: quote!(AdoptField),
                method: quote!(adopt),
                receiver: quote!(self),
                lifetime: None,
                parts: quote!(AdoptParts),
                by: quote!(adopt_parts),
                mode: quote!(Own<__B>),
            },
        ]
        .map(|conversion| self.conversion(&conversion));
        quote!(#field #(#conversions)*)
    }

    /// That the struct can be a field of another one, and what it then is.
    fn field(&self) -> TokenStream {
        let key = self.key();
        let Self { krate, private, holds, .. } = self;
        let Pieces { lifetimes, params, predicates, .. } = &self.generics;
        let structure = self.structure();
        let companion = self.companion_in(&quote!(__M));
        let lent = self.companion_in(&quote!(#krate::mode::Lent<'__t, __M::Backend>));
        let lent_mut = self.companion_in(&quote!(#krate::mode::LentMut<'__t, __M::Backend>));
        let each = self.lend_each(&quote!(lend), &quote!(&));
        let each_mut = self.lend_each(&quote!(lend_mut), &quote!(&mut));
        quote! {
            #[automatically_derived]
            impl<#lifetimes #params __H: #private::OfStruct> #private::Field<#private::As<__H>> for #structure
            where #predicates #holds
            {
                type Elem = #private::NoArray;
                type Dim = #private::NoArray;
                type Tensor<__M: #krate::mode::Mode> = #companion;

                const KIND: #krate::FieldKind =
                    #krate::FieldKind::Struct { spec: &<Self as #krate::TensorStruct>::SPEC, copied: false };

                fn check(&self, __spec: &#krate::FieldSpec, __report: &mut #private::Report) {
                    #private::check::<#key, Self>(
                        self, __spec.name, <Self as #krate::TensorStruct>::SPEC.fields, __report,
                    );
                }

                fn lend<'__s: '__t, '__t, __M: #krate::mode::Mode>(
                    __tensors: &'__s #companion,
                    __arena: &'__t #private::Arena<'__s>,
                ) -> #lent {
                    #each
                }

                fn lend_mut<'__s: '__t, '__t, __M: #krate::mode::ModeMut>(
                    __tensors: &'__s mut #companion,
                    __arena: &'__t #private::Arena<'__s>,
                ) -> #lent_mut {
                    #each_mut
                }
            }
        }
    }

    /// The companion in another mode, each tensor lent by `method`.
    fn lend_each(&self, method: &TokenStream, reference: &TokenStream) -> TokenStream {
        let private = &self.private;
        let name = self.companion_name();
        let fields = self.fields.iter().map(|code| {
            let (ty, how, member) = (&code.lasting, &code.how, &code.field.companion);
            quote! {
                #member: <#ty as #private::Field<#how>>::#method::<__M>(#reference __tensors.#member, __arena)
            }
        });
        quote!(#name { #(#fields,)* })
    }

    fn conversion(&self, conversion: &Conversion) -> TokenStream {
        let key = self.key();
        let Self { krate, private, holds, .. } = self;
        let Pieces { lifetimes, params, predicates, .. } = &self.generics;
        let Conversion { field, method, receiver, lifetime, parts, by, mode } = conversion;
        let structure = self.structure();
        let companion = self.companion_in(&quote!(#krate::mode::#mode));
        let any = lifetime.as_ref().map(|lifetime| quote!(for<#lifetime>));
        let first = lifetime.as_ref().map(|lifetime| quote!(#lifetime,));
        let method_lifetime = lifetime.as_ref().map(|lifetime| quote!(<#lifetime>));
        let bound = quote!(#private::#parts<#first __B, #key, #companion>);
        quote! {
            #[automatically_derived]
            impl<#lifetimes __B, #params> #private::#field<__B, #private::As<#private::Share>> for #structure
            where __B: #krate::Backend, #predicates #holds Self: #any #bound,
            {
                fn #method #method_lifetime(
                    #receiver,
                    __name: &'static #private::str,
                    __report: &mut #private::Report,
                    __device: &<__B as #krate::Backend>::Device,
                ) -> #private::Option<#companion> {
                    <Self as #bound>::#by(self, __name, <Self as #krate::TensorStruct>::SPEC.fields, __report, __device)
                }
            }
        }
    }

    /// The methods that show the companion's tensors to closures.
    pub(super) fn lending(&self) -> TokenStream {
        let Self { krate, private, holds, .. } = self;
        let Pieces { companion_params, companion_predicates, .. } = &self.generics;
        let vis = &self.input.vis;
        let structure = self.structure_lasting();
        let companion = self.companion_in(&quote!(__M));
        let lent = self.companion_in(&quote!(#krate::mode::Lent<'__t, __M::Backend>));
        let lent_mut = self.companion_in(&quote!(#krate::mode::LentMut<'__t, __M::Backend>));
        let (with, with_mut) = if self.generics.is_lasting {
            (
                quote!(#private::with::<#structure, __M, __R>(self, __f)),
                quote!(#private::with_mut::<#structure, __M, __R>(self, __f)),
            )
        } else {
            let each = self.lend_each(&quote!(lend), &quote!(&));
            let each_mut = self.lend_each(&quote!(lend_mut), &quote!(&mut));
            (
                quote!(#private::Arena::with(self, |__tensors, __arena| __f(#each))),
                quote!(#private::Arena::with(self, |__tensors, __arena| __f(#each_mut))),
            )
        };
        quote! {
            #[allow(dead_code, private_bounds)]
            impl<__M: #krate::mode::Mode, #companion_params> #companion where #companion_predicates #holds {
                /// Runs a closure on the framework's tensors, all fields at once. They exist only while it runs; what it
                /// returns can't refer to them.
                ///
                /// # Panics
                ///
                /// If the closure panics.
                #vis fn with<__R>(&self, __f: impl for<'__t> #private::FnOnce(#lent) -> __R) -> __R {
                    #with
                }

                /// Runs a closure on the framework's tensors, all fields at once, to write to them. They exist only while
                /// it runs; what it returns can't refer to them.
                ///
                /// # Panics
                ///
                /// If the closure panics; and where a backend says so in the documentation of its `SharesMut` impl.
                #vis fn with_mut<__R>(
                    &mut self,
                    __f: impl for<'__t> #private::FnOnce(#lent_mut) -> __R,
                ) -> __R
                where
                    __M: #krate::mode::ModeMut,
                {
                    #with_mut
                }
            }
        }
    }
}
