//! The aliases of the companion struct, which are the names that users know it by.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::expansion::Expansion;
use super::generics::StructGenerics;
use super::names::Names;
use super::paths::Paths;

/// An alias: the companion with one argument in place of its `Mode`.
pub(super) struct Alias {
    /// Its name, without the struct's.
    pub(super) suffix: &'static str,
    /// Its parameters before those of the companion.
    params: TokenStream,
    /// Its parameter after those of the companion, which has a default.
    last_param: TokenStream,
    /// The argument.
    mode: TokenStream,
    doc: String,
}

impl Expansion<'_> {
    /// The aliases of this struct's companion.
    pub(super) fn aliases(&self) -> Vec<Alias> {
        let mut aliases = self.aliases_of_one_struct();
        aliases.extend(self.aliases_of_batches());
        aliases
    }

    /// For what becomes of one struct.
    fn aliases_of_one_struct(&self) -> Vec<Alias> {
        let Names { backend, axes, .. } = self.names;
        let (ident, name, modes) = (&self.input.ident, self.companion_name(), &self.paths.mode);
        let each = format!("each field as a tensor of the backend `{backend}`");
        let framework =
            format!("the framework's own tensor of each field, such as a `{backend}::Tensor<f32, Ix2>`, by reference");
        let stacks = format!("`{axes}` is for stacks, whose tensors have one axis more.");
        vec![
            Alias {
                suffix: "Tensors",
                params: quote!('data, #backend,),
                last_param: quote!(),
                mode: quote!(Read<'data, #backend>),
                doc: format!(
                    "What [`{ident}::tensors`] gives: {each}, shared, which freezes the struct for `'data`, or copied."
                ),
            },
            Alias {
                suffix: "TensorsMut",
                params: quote!('data, #backend,),
                last_param: quote!(),
                mode: quote!(Write<'data, #backend>),
                doc: format!(
                    "What [`{ident}::tensors_mut`] gives: {each}, shared to be written, which locks the struct for \
                     `'data`, or copied."
                ),
            },
            Alias {
                suffix: "TensorsOwned",
                params: quote!(#backend,),
                last_param: quote!(),
                mode: quote!(Own<#backend>),
                doc: format!(
                    "What [`{ident}::to_tensors`] and [`{ident}::into_tensors`] give: {each} that owns its memory."
                ),
            },
            Alias {
                suffix: "TensorRefs",
                params: quote!('t, #backend,),
                last_param: quote!(#axes = #modes::AsMany,),
                mode: quote!(Lent<'t, #backend, #axes>),
                doc: format!("What the closure of [`with`]({name}::with) gets: {framework}. {stacks}"),
            },
            Alias {
                suffix: "TensorRefsMut",
                params: quote!('t, #backend,),
                last_param: quote!(#axes = #modes::AsMany,),
                mode: quote!(LentMut<'t, #backend, #axes>),
                doc: format!(
                    "What the closure of [`with_mut`]({name}::with_mut) gets, to write to: {framework}. {stacks}"
                ),
            },
        ]
    }

    /// For batches, of a struct that asks for them.
    fn aliases_of_batches(&self) -> Vec<Alias> {
        let Names { backend, .. } = self.names;
        let (ident, base, name, modes) = (&self.input.ident, &self.input.base, self.companion_name(), &self.paths.mode);
        let mut aliases = Vec::new();
        if self.input.samples.is_some() {
            aliases.push(Alias {
                suffix: "Rows",
                params: quote!('data, #backend,),
                last_param: quote!(),
                mode: quote!(Rows<'data, #backend>),
                doc: format!(
                    "What [`{ident}::rows`] gives: rows of each field as a tensor of the backend `{backend}`, shared for \
                     `'data` or gathered."
                ),
            });
        }
        if self.input.stacks {
            aliases.extend([
                Alias {
                    suffix: "Stack",
                    params: quote!(#backend,),
                    last_param: quote!(),
                    mode: quote!(Stacked<#backend>),
                    doc: format!(
                        "What [`{ident}::stack`] gives: one tensor of the backend `{backend}` for each field, in which \
                         several structs lie along a new first axis."
                    ),
                },
                Alias {
                    suffix: "StackRefs",
                    params: quote!('t, #backend,),
                    last_param: quote!(),
                    mode: quote!(Lent<'t, #backend, #modes::OneMore>),
                    doc: format!("What the closure of [`with`]({name}::with) gets of a [`{base}Stack`]."),
                },
                Alias {
                    suffix: "StackRefsMut",
                    params: quote!('t, #backend,),
                    last_param: quote!(),
                    mode: quote!(LentMut<'t, #backend, #modes::OneMore>),
                    doc: format!("What the closure of [`with_mut`]({name}::with_mut) gets of a [`{base}Stack`]."),
                },
            ]);
        }
        aliases
    }

    /// The code of an alias.
    pub(super) fn alias(&self, alias: &Alias) -> TokenStream {
        let Paths { mode: modes, .. } = &self.paths;
        let StructGenerics { alias_params, companion_args, .. } = &self.generics;
        let Alias { suffix, params, last_param, mode, doc } = alias;
        let (vis, allowed) = (&self.input.vis, &self.input.allowed);
        let (alias, name) = (format_ident!("{}{suffix}", self.input.base), self.companion_name());
        quote! {
            #[doc = #doc]
            #allowed
            #vis type #alias<#params #alias_params #last_param> = #name<#modes::#mode, #companion_args>;
        }
    }
}
