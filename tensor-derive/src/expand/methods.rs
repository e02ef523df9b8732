//! The inherent methods, which take the backend by turbofish.

use std::collections::HashSet;

use proc_macro2::{Span, TokenStream};
use quote::{ToTokens, format_ident, quote};
use syn::Visibility;

use super::{Expansion, Paths};
use crate::check::Owner;
use crate::generics::Pieces;
use crate::type_syntax::{ArrayDim, ArrayType, dimension, is_dtype, may_be_read_only, short_name};

/// The bounds that a method names for the sake of messages are at most so many: each costs the compiler its time.
const NEEDS: usize = 4;

/// A method: its name, its receiver, the trait it asks for, the trait and the method that do it, the alias of what it gives,
/// and its documentation.
struct Method {
    name: &'static str,
    receiver: TokenStream,
    input: &'static str,
    conversion: &'static str,
    by: &'static str,
    output: &'static str,
    /// Whether that borrows from the struct.
    lifetime: bool,
    /// What it asks of the backend first.
    needs: TokenStream,
    doc: &'static str,
    device: &'static str,
    errors: &'static str,
}

impl Expansion<'_> {
    pub(super) fn methods(&self) -> TokenStream {
        let Self { input, holds, .. } = self;
        let private = &self.paths.private;
        let Pieces { lifetimes, params, predicates, own_predicates, .. } = &self.generics;
        let structure = self.structure();
        let vis = &input.vis;
        let needs = Needs::new(self);
        let methods = [
            Method {
                name: "tensors",
                lifetime: true,
                receiver: quote!(&self),
                input: "TensorInput",
                conversion: "Reads",
                by: "read_struct",
                output: "Tensors",
                needs: needs.share,
                doc: "shared or copied as each is declared; the struct is frozen meanwhile",
                device: "copied fields on a device of choice; shared ones stay where the array is.",
                errors: "All violations of the declared shapes, and all arrays that the backend can't share; or a failure of it.",
            },
            Method {
                name: "tensors_mut",
                lifetime: true,
                receiver: quote!(&mut self),
                input: "TensorInputMut",
                conversion: "Writes",
                by: "write_struct",
                output: "TensorsMut",
                needs: needs.write,
                doc: "shared ones writable in place; the struct is locked meanwhile",
                device: "copied fields on a device of choice.",
                errors: "As [`tensors`](Self::tensors).",
            },
            Method {
                name: "to_tensors",
                lifetime: false,
                receiver: quote!(&self),
                input: "IntoTensors",
                conversion: "Owns",
                by: "copy_struct",
                output: "TensorsOwned",
                needs: needs.hold.clone(),
                doc: "which own their memory: every field is copied, once",
                device: "on a device of choice.",
                errors: "All violations of the declared shapes; or a failure of the backend.",
            },
            Method {
                name: "into_tensors",
                lifetime: false,
                receiver: quote!(self),
                input: "IntoTensors",
                conversion: "Owns",
                by: "adopt_struct",
                output: "TensorsOwned",
                needs: needs.hold,
                doc: "which take the arrays' memory over; copied only where they can't",
                device: "on a device of choice.",
                errors: "As [`to_tensors`](Self::to_tensors); the struct is then dropped.",
            },
        ];
        let methods = methods.iter().map(|method| self.method(method));
        quote! {
            #[allow(dead_code, deprecated)]
            impl<#lifetimes #params> #structure where #predicates #holds {
                /// The fields that become tensors: their dtypes, shapes and owners. Prints as a table.
                #vis const SPEC: #private::StructSpec = #private::spec::<Self>();
            }

            #[allow(dead_code, deprecated, private_bounds, clippy::wrong_self_convention)]
            impl<#lifetimes #params> #structure where #own_predicates #holds {
                #(#methods)*
            }
        }
    }

    /// A method and its twin, which takes a device.
    fn method(&self, method: &Method) -> TokenStream {
        let input = self.input;
        let Paths { krate, private, .. } = &self.paths;
        // Clippy leaves alone what it sees to be the derive's, even where a `macro_rules!` writes the struct.
        let mut vis = input.vis.clone();
        if let Visibility::Public(public) = &mut vis {
            public.span = public.span.resolved_at(Span::call_site());
        }
        let Method { name, lifetime, receiver, input: input_trait, conversion, by, output, needs, doc, device, errors } =
            method;
        let backend = self.backend();
        let (ident, on) = (format_ident!("{name}"), format_ident!("{name}_on"));
        let [input_trait, conversion, by] = [input_trait, conversion, by].map(|name| format_ident!("{name}"));
        // One attribute for all lines: each has its price.
        let doc = format!("The fields as tensors of a backend, {doc}.\n\n# Errors\n\n{errors}");
        let device = format!(
            "[`{name}`](Self::{name}), {device}\n\n# Errors\n\nAs [`{name}`](Self::{name}), and if the backend does not know the \
             device."
        );
        let implied = &self.generics.implied;
        let alias = format_ident!("{}{output}", input.base);
        let args = &self.generics.companion_args;
        let lifetime = lifetime.then(|| quote!('_,));
        let output = quote!(#alias<#lifetime #backend, #args>);
        // The public trait, for whoever repeats the bound; but where the struct may have none of the traits, the one that asks
        // for no other.
        let bound = if self.holds.is_empty() {
            quote!(#krate::#input_trait<#backend>)
        } else {
            quote!(#private::#conversion<#backend>)
        };
        let bounds = quote!(#implied #needs Self: #bound,);
        // See there for why.
        let error = quote!(<#backend as #krate::ChosenBackend>::Error);
        let [output, output_on] =
            [error, quote!(#krate::InputError)].map(|error| quote!(#private::Result<#output, #error>));
        quote! {
            #[doc = #doc]
            #vis fn #ident<#backend: #krate::Backend>(#receiver) -> #output where #bounds {
                <Self as #private::#conversion<#backend>>::#by(self, &<#backend as #krate::Backend>::host())
            }

            #[doc = #device]
            #vis fn #on<#backend: #krate::Backend>(
                #receiver,
                __device: &<#backend as #krate::Backend>::Device,
            ) -> #output_on where #bounds {
                <Self as #private::#conversion<#backend>>::#by(self, __device)
            }
        }
    }
}

/// What the methods ask of a backend first: of bounds that are not met the compiler names the first, and each of these is
/// about one kind of array and has no chain of others behind it. Empty if there are too many kinds.
#[derive(Default)]
struct Needs {
    /// For the names of `CanShare`, `CanWrite` and `CanHold`, in this order.
    share: TokenStream,
    write: TokenStream,
    hold: TokenStream,
}

impl Needs {
    fn new(expansion: &Expansion<'_>) -> Self {
        let private = &expansion.paths.private;
        let backend = expansion.backend();
        let mut seen = HashSet::new();
        let mut needs = Self::default();
        let mut read_only = Vec::new();
        for code in &expansion.fields {
            let field = code.field;
            let is_shared = matches!(field.attributes.owner, Owner::Shared { .. });
            let is_row_major = matches!(field.attributes.owner, Owner::Shared { row_major: true });
            if is_shared && may_be_read_only(&field.ty) {
                read_only.push(&code.ty);
            }
            let Some(array) = ArrayType::certain(&field.ty) else { continue };
            let elem = match field.attributes.cast_to() {
                Some(to) if is_dtype(to) => to,
                Some(_) => continue,
                None => array.elem,
            };
            let (_, dim) = array.signature();
            if !seen.insert((short_name(elem), dim, field.attributes.rank, is_shared, is_row_major)) {
                continue;
            }
            if seen.len() > NEEDS {
                return Self::default();
            }
            let dim = match (field.attributes.rank.map(dimension), &array.dim) {
                (Some(dim), _) => quote!(#private::#dim),
                (None, ArrayDim::Implied(dim)) => quote!(#private::#dim),
                (None, ArrayDim::Written(dim)) => dim.to_token_stream(),
            };
            let hold = quote!(#backend: #private::CanHold<#elem, #dim>,);
            if is_shared {
                let layout = is_row_major.then(|| quote!(, #private::RowMajor));
                needs.share.extend(quote!(#backend: #private::CanShare<#elem, #dim #layout>,));
                needs.write.extend(quote!(#backend: #private::CanWrite<#elem, #dim #layout>,));
            } else {
                needs.share.extend(hold.clone());
                needs.write.extend(hold.clone());
            }
            needs.hold.extend(hold);
        }
        if seen.len() + read_only.len() <= NEEDS {
            let write = std::mem::take(&mut needs.write);
            needs.write = quote!(#(#backend: #private::CanWriteTo<#read_only>,)* #write);
        }
        needs
    }
}
