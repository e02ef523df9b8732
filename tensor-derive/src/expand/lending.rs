//! The companion's methods `with` and `with_mut`, which lend its tensors to a closure.

use proc_macro2::TokenStream;
use quote::quote;

use super::expansion::Expansion;
use super::generics::StructGenerics;

/// The documentation of `with` and of `with_mut`: what the tensors are for, and when it panics, beside what both have
/// in common.
fn documentation(purpose: &str, panics: &str) -> String {
    format!(
        "Runs a closure on the framework's tensors, all fields at once{purpose}. They exist only while it runs; what it returns \
         can't refer to them.\n\n# Panics\n\nIf the closure panics{panics}."
    )
}

impl Expansion<'_> {
    /// The companion with each tensor lent by `method`, field by field: for a struct that these methods can't name.
    fn lend_each(&self, method: &TokenStream, reference: &TokenStream) -> TokenStream {
        let private = &self.paths.private;
        let name = self.companion_name();
        let fields = self.fields.iter().map(|code| {
            let (ty, attributes) = (code.proven(private, &code.static_ty), &code.attributes);
            let member = code.field.companion();
            quote!(#member: #private::#method::<#ty, #attributes, __M>(#reference __tensors.#member, __arena))
        });
        let refused = self.input.refused.iter().map(|field| &field.companion);
        quote!(#name { #(#fields,)* #(#refused: #private::mistaken(),)* })
    }

    /// `with` and `with_mut`.
    pub(super) fn lending(&self) -> TokenStream {
        let private = &self.paths.private;
        let StructGenerics { companion_params, companion_predicates, .. } = &self.generics;
        let (vis, allowed) = (&self.input.vis, &self.input.allowed);
        let structure = self.static_structure();
        let companion = self.companion_in(&quote!(__M));
        let lent = self.companion_in(&quote!(#private::Lent<'__t, __M::Backend, __M::Axes>));
        let lent_mut = self.companion_in(&quote!(#private::LentMut<'__t, __M::Backend, __M::Axes>));
        let (with, with_mut) = if self.generics.is_static_well_formed {
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
        // A companion that can't name its struct has no `to_device`: its fields have.
        let to_device = self.generics.is_static_well_formed.then(|| {
            quote! {
                /// Moves all tensors to `device`. A tensor that is already there is not copied.
                ///
                /// # Errors
                ///
                /// Those of the backend, of each field; the tensors are then dropped.
                #vis fn to_device(
                    self,
                    __device: &<__M::Backend as #private::Backend>::Device,
                ) -> #private::Result<Self, #private::InputError>
                where
                    __M: #private::ModeOwned,
                {
                    #private::to_device::<#structure, __M>(self, __device)
                }
            }
        });
        let with_doc = documentation("", "");
        let with_mut_doc = documentation(
            ", to write to them",
            "; and where a backend says so in the documentation of its `SharesMut` impl",
        );
        quote! {
            #allowed
            impl<__M: #private::Mode, #companion_params> #companion where #companion_predicates {
                #[doc = #with_doc]
                #vis fn with<__R>(&self, __f: impl for<'__t> #private::FnOnce(#lent) -> __R) -> __R {
                    #with
                }

                #[doc = #with_mut_doc]
                #vis fn with_mut<__R>(
                    &mut self,
                    __f: impl for<'__t> #private::FnOnce(#lent_mut) -> __R,
                ) -> __R
                where
                    __M: #private::ModeMut,
                {
                    #with_mut
                }

                #to_device
            }
        }
    }
}
