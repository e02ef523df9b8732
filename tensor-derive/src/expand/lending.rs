//! The companion's methods `with` and `with_mut`, which lend its tensors to a closure.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::expansion::Expansion;
use super::generics::StructGenerics;
use super::names::Names;

impl Expansion<'_> {
    /// The companion with each tensor lent, to write or to read, field by field: for a struct that these methods can't name.
    fn lend_each(&self, write: bool) -> TokenStream {
        let private = &self.paths.private;
        if self.is_empty() {
            return quote!({ let _ = (__tensors, __arena); #private::mistaken() });
        }
        let mode = &self.names.mode;
        let name = self.companion_name();
        let fields = self.fields.iter().map(|code| {
            let (ty, attributes) = (code.proven(private, &code.static_ty), &code.attributes);
            let member = code.field.companion();
            if write {
                let name = code.field.name();
                quote!(#member: #private::lend_mut::<#ty, #attributes, #mode>(#name, &mut __tensors.#member, __arena))
            } else {
                quote!(#member: #private::lend::<#ty, #attributes, #mode>(&__tensors.#member, __arena))
            }
        });
        let refused = self.input.refused.iter().map(|field| &field.companion);
        quote!(#name { #(#fields,)* #(#refused: #private::mistaken(),)* })
    }

    /// `with` and `with_mut`.
    pub(super) fn lending(&self) -> TokenStream {
        let private = &self.paths.private;
        let StructGenerics { companion_params, companion_predicates, .. } = &self.generics;
        let allowed = &self.input.allowed;
        let structure = self.static_structure();
        let Names { mode, output, closure, device, .. } = self.names;
        let companion = self.companion_in(&quote!(#mode));
        let [lent, lent_mut] = ["TensorRefs", "TensorRefsMut"].map(|alias| {
            let (alias, args) = (format_ident!("{}{alias}", self.input.base), &self.generics.companion_args);
            quote!(#alias<'_, #mode::Backend, #args #mode::Axes>)
        });
        let (with, with_mut) = if self.generics.is_static_well_formed {
            (
                quote!(#private::with::<#structure, #mode, #output>(self, #closure)),
                quote!(#private::with_mut::<#structure, #mode, #output>(self, #closure)),
            )
        } else {
            let name = self.input.base.to_string();
            let each = self.lend_each(false);
            let each_mut = self.lend_each(true);
            (
                quote!(#private::Arena::with(#name, self, |__tensors, __arena| #closure(#each))),
                quote!(#private::Arena::with(#name, self, |__tensors, __arena| #closure(#each_mut))),
            )
        };
        // A companion that can't name its struct has no `to_device`: its fields have.
        let to_device_doc = format!(
            "Moves all tensors to `{device}`, and returns them. A tensor that is already there is not copied.\n\n# \
             Errors\n\nAn `InputError` with the failures of the backend, of each field; the tensors are then dropped."
        );
        // The kind of tensors that it returns is `Self`'s. It is named by what the kinds that can't be moved have as well, so that a
        // use of what it returns has no error of its own.
        let moved = self.companion_in(&quote!(#mode::Copying));
        let to_device = self.generics.is_static_well_formed.then(|| {
            quote! {
                #[doc = #to_device_doc]
                pub fn to_device(
                    self,
                    #device: &<#mode::Backend as #private::Backend>::Device,
                ) -> #private::Result<#moved, #private::InputError>
                where
                    #mode: #private::ModeOwned,
                {
                    #private::to_device::<#structure, #mode>(self, #device)
                }
            }
        });
        let base = &self.input.base;
        let [of_stack, of_stack_mut] = ["StackRefs", "StackRefsMut"].map(|refs| {
            let of_stack = format!(", or of a [`{base}Stack`] on a [`{base}{refs}`]");
            if self.input.stacks { of_stack } else { String::new() }
        });
        let with_doc = format!(
            "Runs the closure `{closure}` on the framework's own tensors, all fields at once: on a \
             [`{base}TensorRefs`]{of_stack}. Returns what the closure returns, which can't refer to the tensors.\n\n# Panics\n\nIf the closure panics."
        );
        let with_mut_doc = format!(
            "Runs the closure `{closure}` on the framework's own tensors, all fields at once, to write to them: on a \
             [`{base}TensorRefsMut`]{of_stack_mut}. Returns what the closure returns, which can't refer to the tensors.\n\n# Panics\n\nIf \
             the closure panics; and where a backend says so in the documentation of its `SharesMut` impl."
        );
        quote! {
            #allowed
            impl<#mode: #private::Mode, #companion_params> #companion where #companion_predicates {
                #[doc = #with_doc]
                pub fn with<#output>(&self, #closure: impl #private::FnOnce(#lent) -> #output) -> #output {
                    #with
                }

                #[doc = #with_mut_doc]
                pub fn with_mut<#output>(
                    &mut self,
                    #closure: impl #private::FnOnce(#lent_mut) -> #output,
                ) -> #output
                where
                    #mode: #private::ModeMut,
                {
                    #with_mut
                }

                #to_device
            }
        }
    }
}
