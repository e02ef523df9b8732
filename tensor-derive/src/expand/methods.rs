//! The inherent methods, which take the backend by turbofish.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{format_ident, quote};
use syn::Lifetime;

use super::expansion::Expansion;
use super::generics::StructGenerics;
use super::method_bounds::MethodBounds;
use super::names::Names;
use super::paths::Paths;

/// One row of the table of methods. Each method has a twin that takes a device.
struct Method {
    name: &'static str,
    /// The lifetime of what it takes beside the struct.
    lifetime: Option<TokenStream>,
    /// What it takes before the device: the struct, and more.
    takes: TokenStream,
    /// The same, as it is handed on.
    gives: TokenStream,
    /// The public trait that a user would ask of the struct.
    input: &'static str,
    /// The trait whose method `by` does the work.
    conversion: &'static str,
    by: &'static str,
    /// The alias of the companion that the method gives, without the struct's name.
    output: &'static str,
    /// Whether the companion borrows from the struct.
    is_borrow: bool,
    /// The bounds that exist for their error text.
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
        let StructGenerics { lifetimes, params, predicates, own_predicates, .. } = &self.generics;
        let structure = self.structure();
        let vis = &input.vis;
        let allowed = &input.allowed;
        let backend = &self.names.chosen_backend;
        let bounds = MethodBounds::new(self, backend);
        let methods = Self::methods_of_a_struct(&bounds).into_iter().chain(self.methods_of_batches(&bounds));
        let generic_samples = self.generic_samples();
        let where_samples = (!generic_samples.is_empty()).then(|| quote!(where #generic_samples));
        let sample_count = input.samples.is_some().then(|| {
            quote! {
                /// How many samples there are: the length of the axis that the fields begin with.
                ///
                /// # Errors
                ///
                /// An `InputError` with all violations of the declared shapes.
                #vis fn sample_count(&self) -> #private::Result<#private::usize, #private::InputError> #where_samples {
                    <Self as #private::Samples>::sample_count(self)
                }
            }
        });
        let methods = methods.map(|method| self.method(&method, backend));
        quote! {
            #allowed
            impl<#lifetimes #params> #structure where #predicates {
                /// The fields that become tensors: their dtypes, shapes and owners. Prints as a table.
                #vis const SPEC: #private::StructSpec = #private::spec::<Self>();

                #sample_count
            }
            #allowed
            impl<#lifetimes #params> #structure where #own_predicates {
                #(#methods)*
            }
        }
    }

    /// The methods that convert one struct.
    fn methods_of_a_struct(bounds: &MethodBounds) -> [Method; 4] {
        [
            Method {
                name: "tensors",
                lifetime: None,
                takes: quote!(&self),
                gives: quote!(self),
                input: "TensorInput",
                conversion: "ReadStruct",
                by: "read_struct",
                output: "Tensors",
                is_borrow: true,
                bounds: bounds.share.clone(),
                doc: "The fields as tensors of a backend, shared or copied as each is declared; the struct is frozen meanwhile.",
                on_device: "with copied fields on a device of choice; shared ones stay where the array is.",
                errors: "An `InputError` with all violations of the declared shapes, and all arrays that the backend can't share; or with a \
                         failure of the backend.",
            },
            Method {
                name: "tensors_mut",
                lifetime: None,
                takes: quote!(&mut self),
                gives: quote!(self),
                input: "TensorInputMut",
                conversion: "WriteStruct",
                by: "write_struct",
                output: "TensorsMut",
                is_borrow: true,
                bounds: bounds.write.clone(),
                doc: "The fields as tensors of a backend, shared ones writable in place; the struct is locked meanwhile.",
                on_device: "with copied fields on a device of choice.",
                errors: "Those of [`tensors`](Self::tensors).",
            },
            Method {
                name: "to_tensors",
                lifetime: None,
                takes: quote!(&self),
                gives: quote!(self),
                input: "IntoTensors",
                conversion: "OwnStruct",
                by: "copy_struct",
                output: "TensorsOwned",
                is_borrow: false,
                bounds: bounds.hold.clone(),
                doc: "The fields as tensors of a backend, which own their memory: every field is copied, once.",
                on_device: "on a device of choice.",
                errors: "An `InputError` with all violations of the declared shapes; or with a failure of the backend.",
            },
            Method {
                name: "into_tensors",
                lifetime: None,
                takes: quote!(self),
                gives: quote!(self),
                input: "IntoTensors",
                conversion: "OwnStruct",
                by: "adopt_struct",
                output: "TensorsOwned",
                is_borrow: false,
                bounds: bounds.hold.clone(),
                doc: "The fields as tensors of a backend, which take the arrays' memory over; copied only where they can't.",
                on_device: "on a device of choice.",
                errors: "Those of [`to_tensors`](Self::to_tensors); the struct is then dropped.",
            },
        ]
    }

    /// The methods that make batches, of those structs that ask for them.
    fn methods_of_batches(&self, bounds: &MethodBounds) -> Vec<Method> {
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
                input: "TensorRows",
                conversion: "PickRows",
                by: "pick_rows",
                output: "Rows",
                is_borrow: true,
                bounds: {
                    let (samples, bounds) = (self.generic_samples(), &bounds.rows);
                    quote!(#samples #bounds)
                },
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
                input: "StackTensors",
                conversion: "StackStructs",
                by: "stack_structs",
                output: "Stack",
                is_borrow: false,
                bounds: {
                    let bounds = &bounds.stack;
                    quote!(Self: #borrow, #bounds)
                },
                doc: "The fields of several structs, stacked along a new first axis: one tensor of a backend for each field. \
                      Every value is copied, once.",
                on_device: "on a device of choice.",
                errors: "An `InputError`, if there is no struct; if an array differs in shape from that of the first struct, or \
                         violates the declared shapes; or with a failure of the backend.",
            });
        }
        methods
    }

    /// A method and its twin.
    fn method(&self, method: &Method, backend: &Ident) -> TokenStream {
        let input = self.input;
        let Paths { krate, private, .. } = &self.paths;
        let Method {
            name,
            lifetime,
            takes,
            gives,
            input: input_trait,
            conversion,
            by,
            output,
            is_borrow,
            bounds,
            doc,
            on_device,
            errors,
        } = method;
        let vis = &input.vis;
        let (ident, on) = (format_ident!("{name}"), format_ident!("{name}_on"));
        let [input_trait, conversion, by] = [input_trait, conversion, by].map(|name| format_ident!("{name}"));
        // One attribute for all lines: each attribute costs compile time.
        let doc = format!("{doc} Returns a [`{}{output}`].\n\n# Errors\n\n{errors}", input.base);
        let on_doc = format!(
            "Like [`{name}`](Self::{name}), {on_device}\n\n# Errors\n\nThose of [`{name}`](Self::{name}); or the \
             backend does not know the device."
        );
        let device = &self.names.device;
        let implied = &self.generics.implied;
        let alias = format_ident!("{}{output}", input.base);
        let args = &self.generics.companion_args;
        let borrow = is_borrow.then(|| quote!('_,));
        let output = quote!(#alias<#borrow #backend, #args>);
        // The public trait, since rustc shows the bound to users who have to repeat it.
        let bounds = quote!(#implied #bounds Self: #krate::#input_trait<#backend>,);
        // This is `InputError`, as an associated type of the backend: a call without a backend is then a short E0284
        // and not a list of unmet bounds, as in the UI case `backend/none_chosen`.
        let error = quote!(<#backend as #krate::ChosenBackend>::Error);
        let [output, output_on] =
            [error, quote!(#krate::InputError)].map(|error| quote!(#private::Result<#output, #error>));
        quote! {
            #[doc = #doc]
            #vis fn #ident<#lifetime #backend: #krate::Backend>(#takes) -> #output where #bounds {
                <Self as #private::#conversion<#backend>>::#by(#gives, &<#backend as #krate::Backend>::host())
            }

            #[doc = #on_doc]
            #vis fn #on<#lifetime #backend: #krate::Backend>(
                #takes,
                #device: &#backend::Device,
            ) -> #output_on where #bounds {
                <Self as #private::#conversion<#backend>>::#by(#gives, #device)
            }
        }
    }
}
