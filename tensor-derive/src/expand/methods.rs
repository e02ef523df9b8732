//! The inherent methods, which take the backend by turbofish.

use std::collections::HashSet;

use proc_macro2::{Ident, Span, TokenStream};
use quote::{format_ident, quote};
use syn::Lifetime;

use super::expansion::Expansion;
use super::field_code::FieldCode;
use super::generics::StructGenerics;
use super::names::Names;
use super::paths::Paths;
use crate::check::Owner;
use crate::tokens::at;
use crate::type_syntax::is_read_only;

/// One row of the table of methods. Each method has a twin that takes a device.
struct Method {
    name: &'static str,
    /// The lifetime of what it takes beside the struct.
    lifetime: Option<TokenStream>,
    /// What it takes before the device: the struct, and more.
    takes: TokenStream,
    /// The same, as it is handed on.
    gives: TokenStream,
    /// The trait of core that the backend has to implement for the struct.
    backend: &'static str,
    /// The trait whose method `by` does the work.
    conversion: &'static str,
    by: &'static str,
    /// The alias of the companion that the method gives, without the struct's name.
    output: &'static str,
    /// Whether the companion borrows from the struct.
    is_borrow: bool,
    /// Bounds on the struct and its parameters.
    bounds: TokenStream,
    /// What it gives.
    doc: &'static str,
    /// What the twin puts on its device.
    on_device: &'static str,
    errors: &'static str,
}

impl Expansion<'_> {
    /// `SPEC` and the methods.
    pub(super) fn methods(&self) -> TokenStream {
        let Self { input, .. } = self;
        let private = &self.paths.private;
        let StructGenerics { lifetimes, params, predicates, method_predicates, .. } = &self.generics;
        let structure = self.structure();
        let allowed = &input.allowed;
        let backend = &self.names.chosen_backend;
        let methods = Self::methods_of_a_struct().into_iter().chain(self.methods_of_batches());
        let generic_samples = self.generic_samples();
        let where_samples = (!generic_samples.is_empty()).then(|| quote!(where #generic_samples));
        let sample_count = input.samples.is_some().then(|| {
            quote! {
                /// How many samples there are: the length of the axis that the fields begin with.
                ///
                /// # Errors
                ///
                /// An `InputError` with all violations of the declared shapes.
                pub fn sample_count(&self) -> #private::Result<#private::usize, #private::InputError> #where_samples {
                    <Self as #private::Samples>::sample_count(self)
                }
            }
        });
        let (dtypes, read_only) = (self.dtypes(), self.read_only());
        let methods = methods.map(|method| {
            let read_only = read_only.as_ref().filter(|_| method.name == "tensors_mut");
            self.method(&method, backend, &dtypes, read_only)
        });
        let collate = self.collate_method();
        quote! {
            #allowed
            impl<#lifetimes #params> #structure where #predicates {
                /// The fields that become tensors: their dtypes, shapes and owners. Prints as a table.
                pub const SPEC: #private::StructSpec = #private::spec::<Self>();

                #sample_count
            }
            #allowed
            impl<#lifetimes #params> #structure where #method_predicates {
                #(#methods)*
                #collate
            }
        }
    }

    /// The names of the methods, without their twins.
    pub(super) fn method_names(&self) -> impl Iterator<Item = &'static str> {
        Self::methods_of_a_struct().into_iter().chain(self.methods_of_batches()).map(|method| method.name)
    }

    /// The methods that convert one struct.
    fn methods_of_a_struct() -> [Method; 4] {
        [
            Method {
                name: "tensors",
                lifetime: None,
                takes: quote!(&self),
                gives: quote!(self),
                backend: "Reads",
                conversion: "ReadStruct",
                by: "read_struct",
                output: "Tensors",
                is_borrow: true,
                bounds: TokenStream::new(),
                doc: "The fields as tensors of a backend, shared or copied as each is declared; the struct is frozen as long as the companion lives, even if every field is copied; `to_tensors` borrows nothing.",
                on_device: "with copied fields on a device of choice; shared ones stay where the array is.",
                errors: "An `InputError` with all violations of the declared shapes, and all arrays that the backend can't share; or with a \
                         failure of the backend.",
            },
            Method {
                name: "tensors_mut",
                lifetime: None,
                takes: quote!(&mut self),
                gives: quote!(self),
                backend: "Writes",
                conversion: "WriteStruct",
                by: "write_struct",
                output: "TensorsMut",
                is_borrow: true,
                bounds: TokenStream::new(),
                doc: "The fields as tensors of a backend, shared ones writable in place; the struct is locked meanwhile.",
                on_device: "with copied fields on a device of choice.",
                errors: "Those of [`tensors`](Self::tensors).",
            },
            Method {
                name: "to_tensors",
                lifetime: None,
                takes: quote!(&self),
                gives: quote!(self),
                backend: "Holds",
                conversion: "OwnStruct",
                by: "copy_struct",
                output: "TensorsOwned",
                is_borrow: false,
                bounds: TokenStream::new(),
                doc: "The fields as tensors of a backend, which own their memory: every field is copied, once.",
                on_device: "on a device of choice.",
                errors: "An `InputError` with all violations of the declared shapes; or with a failure of the backend.",
            },
            Method {
                name: "into_tensors",
                lifetime: None,
                takes: quote!(self),
                gives: quote!(self),
                backend: "Holds",
                conversion: "OwnStruct",
                by: "adopt_struct",
                output: "TensorsOwned",
                is_borrow: false,
                bounds: TokenStream::new(),
                doc: "The fields as tensors of a backend, which take the arrays' memory over; copied only where they can't.",
                on_device: "on a device of choice.",
                errors: "Those of [`to_tensors`](Self::to_tensors); the struct is then dropped.",
            },
        ]
    }

    /// The methods that make batches, of those structs that ask for them.
    fn methods_of_batches(&self) -> Vec<Method> {
        let private = &self.paths.private;
        let Names { rows, samples, .. } = self.names;
        let borrow = Lifetime { apostrophe: Span::call_site(), ident: self.names.borrow.clone() };
        let mut methods = Vec::new();
        if self.input.samples.is_some() {
            methods.push(Method {
                name: "rows",
                lifetime: Some(quote!(#borrow,)),
                takes: quote!(&self, #rows: impl #private::IntoRows<#borrow>),
                gives: quote!(self, #private::IntoRows::into_rows(#rows)),
                backend: "HoldsRows",
                conversion: "PickRows",
                by: "pick_rows",
                output: "Rows",
                is_borrow: true,
                bounds: self.generic_samples(),
                doc: "Rows of the fields as tensors of a backend: of a range such as `0..64`, or of a list of indices such as \
                      `&[5, 0, 5]`. A shared field's range is shared where the backend can share it; all other rows are \
                      gathered, once. A field with `whole` is as [`tensors`](Self::tensors) makes it.",
                on_device: "with gathered rows and copied fields on a device of choice.",
                errors: "An `InputError` with a row that is not among the samples; with all violations of the declared shapes; or with a \
                         failure of the backend.",
            });
        }
        if self.input.stacks {
            methods.push(Method {
                name: "stack",
                lifetime: Some(quote!(#borrow,)),
                takes: quote!(#samples: impl #private::IntoIterator<Item: #private::IntoSample<#borrow, Self>>),
                gives: quote!(#samples),
                backend: "Stacks",
                conversion: "StackStructs",
                by: "stack_structs",
                output: "Stack",
                is_borrow: false,
                bounds: quote!(Self: #borrow,),
                doc: "The fields of several structs, stacked along a new first axis: one tensor of a backend for each field. \
                      Every value is copied, once.",
                on_device: "on a device of choice.",
                errors: "An `InputError`, if there is no struct; if an array differs in shape from that of the first struct, or \
                         violates the declared shapes; or with a failure of the backend.",
            });
        }
        methods
    }

    /// The dtypes of the fields, for the message about a backend that lacks one: `f32`, or `(f32, i64)`. A field that is no array
    /// stands for those that it has.
    fn dtypes(&self) -> TokenStream {
        let mut texts = HashSet::new();
        let dtypes = self.fields.iter().map(|code| code.dtype(&self.paths.private, &self.generics));
        let dtypes: Vec<_> = dtypes.filter(|dtype| texts.insert(dtype.to_string())).collect();
        match &dtypes[..] {
            [dtype] => dtype.clone(),
            dtypes => quote!((#(#dtypes),*)),
        }
    }

    /// The type of a shared field that can't be written to.
    fn read_only(&self) -> Option<TokenStream> {
        let read_only = |code: &&FieldCode<'_>| {
            matches!(code.field.attributes.owner, Owner::Shared { .. }) && is_read_only(&code.field.ty)
        };
        self.fields.iter().find(read_only).map(|code| code.proven(&self.paths.private, &code.ty))
    }

    /// A method and its twin. `read_only` is the type of a field that the method can't write to.
    fn method(
        &self,
        method: &Method,
        backend: &Ident,
        dtypes: &TokenStream,
        read_only: Option<&TokenStream>,
    ) -> TokenStream {
        let input = self.input;
        let Paths { krate, private, .. } = &self.paths;
        let Method {
            name,
            lifetime,
            takes,
            gives,
            backend: bound,
            conversion,
            by,
            output,
            is_borrow,
            bounds,
            doc,
            on_device,
            errors,
        } = method;
        let (ident, on) = (format_ident!("{name}"), format_ident!("{name}_on"));
        let [bound, conversion, by] = [bound, conversion, by].map(|name| format_ident!("{name}"));
        // One attribute for all lines: each attribute costs compile time.
        let doc = format!("{doc} Returns a [`{}{output}`].\n\n# Errors\n\n{errors}", input.base);
        let on_doc = format!(
            "Like [`{name}`](Self::{name}), {on_device}\n\n# Errors\n\nThose of [`{name}`](Self::{name}); or the \
             backend does not know the device."
        );
        let device = &self.names.device;
        let alias = format_ident!("{}{output}", input.base);
        let args = &self.generics.companion_args;
        let borrow = is_borrow.then(|| quote!('_,));
        let output = quote!(#alias<#borrow #backend, #args>);
        let (path, bound, asked) = match read_only {
            Some(ty) => (quote!(#private::), quote!(WritesToReadOnly), ty),
            None => (quote!(#krate::), quote!(#bound), dtypes),
        };
        // rustc shows where the bound stands, at the derive. A span that comes from no macro spares the reader a note on macros.
        // What is asked keeps its spans, since rustc tells an error once if all of its places are the same.
        let shown = |tokens| at(Span::call_site().resolved_at(input.written_ident.span()), tokens);
        // The name of the bound has one that does: no lint then looks in its path for what the user could leave out.
        let (path, close) = (shown(path), shown(quote!(>)));
        let bound = quote!(#path #bound<Self, #asked #close);
        let lossless_casts = &self.generics.lossless_casts;
        let bounds = quote!(#lossless_casts #bounds);
        let output = quote!(#private::Result<#output, #krate::InputError>);
        quote! {
            #[doc = #doc]
            pub fn #ident<#lifetime #backend: #bound>(#takes) -> #output where #bounds {
                <Self as #private::#conversion<#backend>>::#by(#gives, &<#backend as #krate::Backend>::host())
            }

            #[doc = #on_doc]
            pub fn #on<#lifetime #backend: #bound>(
                #takes,
                #device: &#backend::Device,
            ) -> #output where #bounds {
                <Self as #private::#conversion<#backend>>::#by(#gives, #device)
            }
        }
    }
}
