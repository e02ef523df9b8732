//! The operations on a struct whose fields may have types that are less visible than the struct, as in
//! `ui-tests/pass/nested_visibility.rs`.
//!
//! A private type in a public interface is an error (E0446). The types of the fields are in `impl StructFields<__Key>`, which
//! is no public interface if `__Key` is private. But `type Ops = StructOps<__Key>` in the struct's `impl Field` is
//! public, and would name `__Key`. So it names `__Ops` there, a public type whose impls forward to
//! `StructOps<__Key>`.

use proc_macro2::TokenStream;
use quote::quote;

use super::expansion::Expansion;
use super::generics::StructGenerics;
use super::paths::key;

impl Expansion<'_> {
    /// `__Ops` and its impls.
    pub(super) fn private_ops(&self) -> TokenStream {
        let key = key();
        let private = &self.paths.private;
        let StructGenerics { lifetimes, params, predicates, .. } = &self.generics;
        let structure = self.structure();
        let ops = quote!(#private::StructOps<#key>);
        let in_mode = |mode: TokenStream| self.companion_in(&quote!(#private::#mode));
        let companion = self.companion_in(&quote!(__M));
        let converted = self.companion_in(&quote!(__V::Mode<'__a>));
        let (lent, lent_mut) = (
            in_mode(quote!(Lent<'__t, __M::Backend, __M::Axes>)),
            in_mode(quote!(LentMut<'__t, __M::Backend, __M::Axes>)),
        );
        let collate = self.input.sample_of.is_some().then(|| {
            quote! {
                impl<#lifetimes __T, __R, #params> #private::CollateOps<#structure, __T, __R> for __Ops
                where #predicates #ops: #private::CollateOps<#structure, __T, __R>,
                {
                    fn put_together(
                        __fields: #private::Vec<&#structure>,
                        __name: &'static #private::str,
                        __padding: #private::Option<&#private::Padding<'_, #private::NoArray>>,
                        __report: &mut #private::Report,
                    ) -> #private::Option<#private::Collated<__T>> {
                        <#ops as #private::CollateOps<#structure, __T, __R>>::put_together(__fields, __name, __padding, __report)
                    }
                }
            }
        });
        quote! {
            #collate
            pub struct __Ops;

            impl<#lifetimes #params> #private::FieldOps<#structure, #private::ByShare> for __Ops
            where #predicates
            {
                fn check(__field: &#structure, __spec: &#private::FieldSpec, __report: &mut #private::Report) {
                    <#ops as #private::FieldOps<#structure, #private::ByShare>>::check(__field, __spec, __report);
                }

                fn lend<'__s: '__t, '__t, __M: #private::Mode + '__s>(
                    __tensors: &'__s #companion,
                    __arena: &'__t #private::Arena<'__s>,
                ) -> #lent where #structure: '__s {
                    <#ops as #private::FieldOps<#structure, #private::ByShare>>::lend::<__M>(__tensors, __arena)
                }

                fn lend_mut<'__s: '__t, '__t, __M: #private::ModeMut + '__s>(
                    __tensors: &'__s mut #companion,
                    __arena: &'__t #private::Arena<'__s>,
                ) -> #lent_mut where #structure: '__s {
                    <#ops as #private::FieldOps<#structure, #private::ByShare>>::lend_mut::<__M>(__tensors, __arena)
                }

                fn to_device<__M: #private::ModeOwned>(
                    __tensors: &mut #companion,
                    __name: &'static #private::str,
                    __report: &mut #private::Report,
                    __device: &<__M::Backend as #private::Backend>::Device,
                ) {
                    <#ops as #private::FieldOps<#structure, #private::ByShare>>::to_device::<__M>(
                        __tensors, __name, __report, __device,
                    );
                }
            }

            impl<#lifetimes __V: #private::Conversion, #params> #private::ConvertOps<#structure, __V, #private::ByShare> for __Ops
            where #predicates #ops: #private::ConvertOps<#structure, __V, #private::ByShare>,
            {
                fn convert<'__a>(
                    __taken: #private::Taken<'__a, __V, #structure>,
                    __name: &'static #private::str,
                    __report: &mut #private::Report,
                    __request: &#private::Request<'_, __V::Backend>,
                ) -> #private::Option<#converted> where #structure: '__a {
                    <#ops as #private::ConvertOps<#structure, __V, #private::ByShare>>::convert(
                        __taken, __name, __report, __request,
                    )
                }
            }
        }
    }
}
