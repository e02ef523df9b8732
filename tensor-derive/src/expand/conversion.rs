//! That the struct can be a field of another one, and the methods that show the companion's tensors to closures.

use proc_macro2::TokenStream;
use quote::quote;

use super::{Expansion, key};
use crate::generics::Pieces;

const WITH: &str = "Runs a closure on the framework's tensors, all fields at once. They exist only while it runs; what it \
                    returns can't refer to them.\n\n# Panics\n\nIf the closure panics.";

const WITH_MUT: &str = "Runs a closure on the framework's tensors, all fields at once, to write to them. They exist only while \
                        it runs; what it returns can't refer to them.\n\n# Panics\n\nIf the closure panics; and where a \
                        backend says so in the documentation of its `SharesMut` impl.";

impl Expansion<'_> {
    /// That the struct is a field of one form, and what it becomes.
    pub(super) fn field(&self) -> TokenStream {
        let Self { holds, .. } = self;
        let private = &self.paths.private;
        let Pieces { lifetimes, params, predicates, .. } = &self.generics;
        let structure = self.structure();
        let companion = self.companion_in(&quote!(__M));
        let (form, veil) = if self.is_plain() {
            let key = key();
            (quote!(#private::StructForm<#key>), None)
        } else {
            (quote!(__Form), Some(self.veil()))
        };
        quote! {
            impl<#lifetimes #params> #private::Field<#private::ByShare> for #structure
            where #predicates #holds
            {
                type Elem = #private::NoArray;
                type Dim = #private::NoArray;
                type Tensor<__M: #private::Mode> = #companion;
                type Form = #form;

                const KIND: #private::FieldKind = #private::kind::<Self>();
            }
            #veil
        }
    }

    /// A form that does what the struct's does, and under which no type of a field can be seen: those may be less visible
    /// than the struct.
    fn veil(&self) -> TokenStream {
        let key = key();
        let Self { holds, .. } = self;
        let private = &self.paths.private;
        let Pieces { lifetimes, params, predicates, .. } = &self.generics;
        let structure = self.structure();
        let form = quote!(#private::StructForm<#key>);
        let field = quote!(#private::ByShare);
        let in_mode = |mode: TokenStream| self.companion_in(&quote!(#private::#mode));
        let companion = self.companion_in(&quote!(__M));
        let (lent, lent_mut) =
            (in_mode(quote!(Lent<'__t, __M::Backend>)), in_mode(quote!(LentMut<'__t, __M::Backend>)));
        let conversions = [
            (quote!(ReadForm), quote!(read<'__a>), quote!(&'__a), quote!(Read<'__a, __B>)),
            (quote!(WriteForm), quote!(write<'__a>), quote!(&'__a mut), quote!(Write<'__a, __B>)),
            (quote!(CopyForm), quote!(copy), quote!(&), quote!(Own<__B>)),
            (quote!(AdoptForm), quote!(adopt), quote!(), quote!(Own<__B>)),
        ]
        .map(|(conversion, signature, reference, mode)| {
            let conversion = quote!(#private::#conversion<#structure, __B, #field>);
            let method = signature.clone().into_iter().next();
            let companion = in_mode(mode);
            quote! {
                impl<#lifetimes __B, #params> #conversion for __Form
                where __B: #private::Backend, #predicates #holds #form: #conversion,
                {
                    fn #signature(
                        __field: #reference #structure,
                        __name: &'static #private::str,
                        __report: &mut #private::Report,
                        __device: &<__B as #private::Backend>::Device,
                    ) -> #private::Option<#companion> {
                        <#form as #conversion>::#method(__field, __name, __report, __device)
                    }
                }
            }
        });
        quote! {
            pub struct __Form;

            impl<#lifetimes #params> #private::Form<#structure, #private::ByShare> for __Form
            where #predicates #holds
            {
                fn check(__field: &#structure, __spec: &#private::FieldSpec, __report: &mut #private::Report) {
                    <#form as #private::Form<#structure, #private::ByShare>>::check(__field, __spec, __report);
                }

                fn lend<'__s: '__t, '__t, __M: #private::Mode + '__s>(
                    __tensors: &'__s #companion,
                    __arena: &'__t #private::Arena<'__s>,
                ) -> #lent where #structure: '__s {
                    <#form as #private::Form<#structure, #private::ByShare>>::lend::<__M>(__tensors, __arena)
                }

                fn lend_mut<'__s: '__t, '__t, __M: #private::ModeMut + '__s>(
                    __tensors: &'__s mut #companion,
                    __arena: &'__t #private::Arena<'__s>,
                ) -> #lent_mut where #structure: '__s {
                    <#form as #private::Form<#structure, #private::ByShare>>::lend_mut::<__M>(__tensors, __arena)
                }
            }

            #(#conversions)*
        }
    }

    /// The companion in another mode, each tensor lent by `method`: for structs that can't be named where only their
    /// companion's parameters are.
    fn lend_each(&self, method: &TokenStream, reference: &TokenStream) -> TokenStream {
        let private = &self.paths.private;
        let name = self.companion_name();
        let fields = self.fields.iter().map(|code| {
            let (ty, how, member) = (code.certain(private, &code.lasting), &code.how, code.field.companion());
            quote!(#member: #private::#method::<#ty, #how, __M>(#reference __tensors.#member, __arena))
        });
        quote!(#name { #(#fields,)* })
    }

    /// The methods that show the companion's tensors to closures.
    pub(super) fn lending(&self) -> TokenStream {
        let Self { holds, .. } = self;
        let private = &self.paths.private;
        let Pieces { companion_params, companion_predicates, .. } = &self.generics;
        let vis = &self.input.vis;
        let structure = self.structure_lasting();
        let companion = self.companion_in(&quote!(__M));
        let lent = self.companion_in(&quote!(#private::Lent<'__t, __M::Backend>));
        let lent_mut = self.companion_in(&quote!(#private::LentMut<'__t, __M::Backend>));
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
            #[allow(dead_code, deprecated, private_bounds)]
            impl<__M: #private::Mode, #companion_params> #companion where #companion_predicates #holds {
                #[doc = #WITH]
                #vis fn with<__R>(&self, __f: impl for<'__t> #private::FnOnce(#lent) -> __R) -> __R {
                    #with
                }

                #[doc = #WITH_MUT]
                #vis fn with_mut<__R>(
                    &mut self,
                    __f: impl for<'__t> #private::FnOnce(#lent_mut) -> __R,
                ) -> __R
                where
                    __M: #private::ModeMut,
                {
                    #with_mut
                }
            }
        }
    }
}
