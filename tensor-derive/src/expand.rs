//! The generated code: `Digits::SPEC`, the methods, and the impls behind them. The companion structs are in [`companion`].

mod companion;

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, format_ident, quote, quote_spanned};
use syn::spanned::Spanned;

use crate::ast::{Field, Input, Owner};
use crate::attr::{Dim, source_text};
use crate::generics::{Pieces, without_lifetimes};
use crate::probe::probes;

/// A field with the types that the generated code names.
struct FieldCode<'a> {
    field: &'a Field,
    /// The local variable for its tensor.
    local: Ident,
    /// The dtype of the array.
    elem: TokenStream,
    /// The number of axes.
    dim: TokenStream,
    /// The dtype of the tensor.
    out: TokenStream,
}

/// The names and pieces that every part of the expansion needs.
struct Expansion<'a> {
    input: &'a Input,
    generics: Pieces,
    fields: Vec<FieldCode<'a>>,
}

/// All that the derive writes for `input`.
pub(crate) fn expand(input: &Input) -> TokenStream {
    let types = input.fields.iter().map(|field| field.ty.to_token_stream()).collect();
    let generics = Pieces::new(&input.generics, &types);
    let fields = input.fields.iter().enumerate().map(|(index, field)| FieldCode::new(index, field)).collect();
    let expansion = Expansion { input, generics, fields };
    let spec = expansion.spec();
    let companions = expansion.companions();
    let methods = expansion.methods();
    let shared = expansion.impl_input();
    let shared_mut = expansion.impl_input_mut();
    let owned = expansion.impl_into();
    quote!(#companions #spec #methods #shared #shared_mut #owned)
}

impl<'a> FieldCode<'a> {
    fn new(index: usize, field: &'a Field) -> Self {
        let ty = without_lifetimes(field.ty.to_token_stream());
        let span = field.ty.span();
        let elem = quote_spanned!(span=> <#ty as ::tensor_core::ArrayField>::Elem);
        let dim = quote_spanned!(span=> <#ty as ::tensor_core::ArrayField>::Dim);
        let out = field.cast().map_or_else(|| elem.clone(), ToTokens::to_token_stream);
        let local = format_ident!("__field{}", index, span = Span::mixed_site());
        Self { field, local, elem, dim, out }
    }

    /// An expression for the field as an owned tensor, a copy of `array` (a reference).
    fn copied(&self, array: &TokenStream) -> TokenStream {
        let Self { field, elem, .. } = self;
        let Some(to) = field.cast() else {
            return quote!(::tensor_core::__private::copy::<__B, _>(#array, __device));
        };
        let cast = quote_spanned!(to.span()=> <#elem as ::tensor_core::LosslessCast<#to>>::cast);
        quote!(::tensor_core::__private::copy_cast::<__B, _, _>(#array, #cast, __device))
    }
}

impl Expansion<'_> {
    /// `__B: Supports<f32, Ix4>,` for each field's tensor.
    fn supports(&self) -> TokenStream {
        self.fields.iter().map(|FieldCode { out, dim, .. }| quote!(__B: ::tensor_core::Supports<#out, #dim>,)).collect()
    }

    /// What a backend needs beside [`supports`](Self::supports) to read the shared fields.
    fn shares(&self) -> TokenStream {
        self.shared_fields()
            .map(|FieldCode { elem, dim, .. }| quote!(__B: ::tensor_core::Shares<#elem, #dim>,))
            .collect()
    }

    /// What a backend and the shared fields need beside [`supports`](Self::supports) so that they can be written.
    fn shares_mut(&self) -> TokenStream {
        self.shared_fields()
            .map(|FieldCode { field, elem, dim, .. }| {
                let ty = &field.ty;
                quote! {
                    __B: ::tensor_core::SharesMut<#elem, #dim>,
                    #ty: ::tensor_core::__private::LendMut<__B, Elem = #elem, Dim = #dim>,
                }
            })
            .collect()
    }

    fn shared_fields(&self) -> impl Iterator<Item = &FieldCode<'_>> {
        self.fields.iter().filter(|code| code.field.is_shared())
    }

    /// `impl TensorStruct`, and the probes.
    fn spec(&self) -> TokenStream {
        let Self { input, generics, fields } = self;
        let Pieces { lifetimes, params, args, predicates, is_generic, .. } = generics;
        let ident = &input.ident;
        let name = ident.to_string();
        let specs = fields.iter().map(field_spec);
        let probes: TokenStream = fields.iter().map(|code| probes(code.field, &code.elem, &code.dim)).collect();
        let probes = if probes.is_empty() {
            TokenStream::new()
        } else if *is_generic {
            quote! {
                #[allow(dead_code)]
                impl<#lifetimes #params> #ident #args where #predicates {
                    #[doc(hidden)]
                    const __TENSOR_INPUT_PROBES: () = { #probes };
                }
            }
        } else {
            quote!(const _: () = { #probes };)
        };
        quote! {
            #[automatically_derived]
            impl<#lifetimes #params> ::tensor_core::TensorStruct for #ident #args where #predicates {
                const SPEC: ::tensor_core::StructSpec = ::tensor_core::StructSpec {
                    name: #name,
                    fields: &[#(#specs),*],
                };
            }
            #probes
        }
    }

    /// The inherent methods, which take the backend by turbofish and put the bounds where their failure reads best.
    fn methods(&self) -> TokenStream {
        let Self { input, generics, .. } = self;
        let Pieces { lifetimes, params, args, predicates, companion_args, .. } = generics;
        let (ident, vis) = (&input.ident, &input.vis);
        let [tensors, tensors_mut, owned] = self.companion_names();
        let (supports, shares, shares_mut) = (self.supports(), self.shares(), self.shares_mut());
        let error = quote!(::tensor_core::InputError);
        let result = quote!(::tensor_core::__private::Result);
        let device = quote!(__device: &<__B as ::tensor_core::Backend>::Device);
        let shared_type = quote!(#result<#tensors<'_, __B, #companion_args>, #error>);
        let mut_type = quote!(#result<#tensors_mut<'_, __B, #companion_args>, #error>);
        let owned_type = quote!(#result<#owned<__B, #companion_args>, #error>);
        quote! {
            #[allow(dead_code, clippy::needless_lifetimes, clippy::wrong_self_convention)]
            impl<#lifetimes #params> #ident #args where #predicates {
                /// The fields that become tensors: their dtypes, shapes and owners. Prints as a table.
                #vis const SPEC: ::tensor_core::StructSpec = <Self as ::tensor_core::TensorStruct>::SPEC;

                /// The fields as tensors of a backend, shared or copied as each is declared; the struct is frozen meanwhile.
                ///
                /// # Errors
                ///
                /// All violations of the declared shapes, and all arrays that the backend can't share; or a failure of it.
                #vis fn tensors<__B>(&self) -> #shared_type where #supports #shares {
                    ::tensor_core::TensorInput::<__B>::tensors(self)
                }

                /// [`tensors`](Self::tensors), copied fields on a device of choice; shared ones stay where the array is.
                ///
                /// # Errors
                ///
                /// As [`tensors`](Self::tensors), and if the backend does not know the device.
                #vis fn tensors_on<__B>(&self, #device) -> #shared_type where #supports #shares {
                    ::tensor_core::TensorInput::<__B>::tensors_on(self, __device)
                }

                /// The fields as tensors of a backend, shared ones writable in place; the struct is locked meanwhile.
                ///
                /// # Errors
                ///
                /// As [`tensors`](Self::tensors).
                #vis fn tensors_mut<__B>(&mut self) -> #mut_type where #supports #shares_mut {
                    ::tensor_core::TensorInputMut::<__B>::tensors_mut(self)
                }

                /// [`tensors_mut`](Self::tensors_mut), copied fields on a device of choice.
                ///
                /// # Errors
                ///
                /// As [`tensors`](Self::tensors), and if the backend does not know the device.
                #vis fn tensors_mut_on<__B>(&mut self, #device) -> #mut_type where #supports #shares_mut {
                    ::tensor_core::TensorInputMut::<__B>::tensors_mut_on(self, __device)
                }

                /// The fields as tensors of a backend that own their memory: every field is copied, once.
                ///
                /// # Errors
                ///
                /// All violations of the declared shapes; or a failure of the backend.
                #vis fn to_tensors<__B>(&self) -> #owned_type where #supports {
                    ::tensor_core::IntoTensors::<__B>::to_tensors(self)
                }

                /// [`to_tensors`](Self::to_tensors), on a device of choice.
                ///
                /// # Errors
                ///
                /// As [`to_tensors`](Self::to_tensors), and if the backend does not know the device.
                #vis fn to_tensors_on<__B>(&self, #device) -> #owned_type where #supports {
                    ::tensor_core::IntoTensors::<__B>::to_tensors_on(self, __device)
                }

                /// The fields as tensors of a backend that take the arrays' memory over; copied only where they can't.
                ///
                /// # Errors
                ///
                /// As [`to_tensors`](Self::to_tensors); the struct is then dropped.
                #vis fn into_tensors<__B>(self) -> #owned_type where #supports {
                    ::tensor_core::IntoTensors::<__B>::into_tensors(self)
                }

                /// [`into_tensors`](Self::into_tensors), on a device of choice.
                ///
                /// # Errors
                ///
                /// As [`to_tensors`](Self::to_tensors), and if the backend does not know the device; the struct is then dropped.
                #vis fn into_tensors_on<__B>(self, #device) -> #owned_type where #supports {
                    ::tensor_core::IntoTensors::<__B>::into_tensors_on(self, __device)
                }
            }
        }
    }

    fn impl_input(&self) -> TokenStream {
        let Self { input, generics, fields } = self;
        let Pieces { lifetimes, params, args, predicates, companion_args, .. } = generics;
        let ident = &input.ident;
        let [tensors, ..] = self.companion_names();
        let (supports, shares) = (self.supports(), self.shares());
        let converted = fields.iter().map(|code| {
            let FieldCode { field, local, .. } = code;
            let (name, member) = (&field.name, &field.member);
            let array = quote!(&self.#member);
            match field.owner {
                Owner::Shared => quote! {
                    let #local = __report.share(#name, ::tensor_core::__private::share::<__B, _>(#array));
                },
                Owner::Copied { .. } => {
                    let copied = code.copied(&array);
                    quote!(let #local = __report.convert(#name, || #copied);)
                }
            }
        });
        let report = self.report(&quote!(self));
        let finish = self.finish(&tensors);
        quote! {
            #[automatically_derived]
            impl<#lifetimes __B, #params> ::tensor_core::TensorInput<__B> for #ident #args
            where #predicates #supports #shares
            {
                type Tensors<'__tensor> = #tensors<'__tensor, __B, #companion_args> where Self: '__tensor;

                fn tensors_on(
                    &self,
                    __device: &<__B as ::tensor_core::Backend>::Device,
                ) -> ::tensor_core::__private::Result<Self::Tensors<'_>, ::tensor_core::InputError> {
                    #report
                    #(#converted)*
                    #finish
                }
            }
        }
    }

    fn impl_input_mut(&self) -> TokenStream {
        let Self { input, generics, fields } = self;
        let Pieces { lifetimes, params, args, predicates, companion_args, .. } = generics;
        let ident = &input.ident;
        let [_, tensors_mut, _] = self.companion_names();
        let (supports, shares_mut) = (self.supports(), self.shares_mut());
        let report = self.report(&quote!(self));
        let converted = fields.iter().map(|code| {
            let FieldCode { field, local, .. } = code;
            let (name, member) = (&field.name, &field.member);
            match field.owner {
                Owner::Shared => quote! {
                    let #local =
                        __report.share(#name, ::tensor_core::__private::LendMut::<__B>::lend_mut(&mut self.#member));
                },
                Owner::Copied { .. } => {
                    let copied = code.copied(&quote!(&self.#member));
                    quote!(let #local = __report.convert(#name, || #copied);)
                }
            }
        });
        let finish = self.finish(&tensors_mut);
        quote! {
            #[automatically_derived]
            impl<#lifetimes __B, #params> ::tensor_core::TensorInputMut<__B> for #ident #args
            where #predicates #supports #shares_mut
            {
                type TensorsMut<'__tensor> = #tensors_mut<'__tensor, __B, #companion_args> where Self: '__tensor;

                fn tensors_mut_on(
                    &mut self,
                    __device: &<__B as ::tensor_core::Backend>::Device,
                ) -> ::tensor_core::__private::Result<Self::TensorsMut<'_>, ::tensor_core::InputError> {
                    #report
                    #(#converted)*
                    #finish
                }
            }
        }
    }

    fn impl_into(&self) -> TokenStream {
        let Self { input, generics, fields } = self;
        let Pieces { lifetimes, params, args, predicates, companion_args, .. } = generics;
        let ident = &input.ident;
        let [.., owned] = self.companion_names();
        let supports = self.supports();
        let report = self.report(&quote!(self));
        let finish = self.finish(&owned);
        let copied = fields.iter().map(|code| {
            let FieldCode { field, local, .. } = code;
            let (name, member) = (&field.name, &field.member);
            let copied = code.copied(&quote!(&self.#member));
            quote!(let #local = __report.convert(#name, || #copied);)
        });
        let moved = fields.iter().map(|code| {
            let FieldCode { field, local, .. } = code;
            let name = &field.name;
            let moved = if field.cast().is_some() {
                code.copied(&quote!(&#local))
            } else {
                quote!(::tensor_core::__private::adopt::<__B, _>(#local, __device))
            };
            quote!(let #local = __report.convert(#name, || #moved);)
        });
        let members = fields.iter().map(|code| &code.field.member);
        let locals = fields.iter().map(|code| &code.local);
        quote! {
            #[automatically_derived]
            impl<#lifetimes __B, #params> ::tensor_core::IntoTensors<__B> for #ident #args
            where #predicates #supports
            {
                type Tensors = #owned<__B, #companion_args>;

                fn to_tensors_on(
                    &self,
                    __device: &<__B as ::tensor_core::Backend>::Device,
                ) -> ::tensor_core::__private::Result<Self::Tensors, ::tensor_core::InputError> {
                    #report
                    #(#copied)*
                    #finish
                }

                fn into_tensors_on(
                    self,
                    __device: &<__B as ::tensor_core::Backend>::Device,
                ) -> ::tensor_core::__private::Result<Self::Tensors, ::tensor_core::InputError> {
                    #report
                    let Self { #(#members: #locals,)* .. } = self;
                    #(#moved)*
                    #finish
                }
            }
        }
    }

    /// `let mut __report = …;`, with the shapes checked.
    fn report(&self, of: &TokenStream) -> TokenStream {
        let members = self.fields.iter().map(|code| &code.field.member);
        quote! {
            let mut __report = ::tensor_core::__private::Report::new(
                &<Self as ::tensor_core::TensorStruct>::SPEC,
                &[#(::tensor_core::ArrayField::shape(&#of.#members)),*],
            );
        }
    }

    /// The companion from the locals, or the report.
    fn finish(&self, companion: &Ident) -> TokenStream {
        let locals: Vec<_> = self.fields.iter().map(|code| &code.local).collect();
        let members = self.fields.iter().map(|code| &code.field.companion);
        quote! {
            match (#(#locals,)*) {
                (#(::tensor_core::__private::Some(#locals),)*) if __report.is_clean() => {
                    ::tensor_core::__private::Ok(#companion { #(#members: #locals),* })
                }
                _ => ::tensor_core::__private::Err(__report.into_error()),
            }
        }
    }
}

/// The `FieldSpec` of one field.
fn field_spec(FieldCode { field, elem, dim, out, .. }: &FieldCode<'_>) -> TokenStream {
    let name = &field.name;
    let owner = if field.is_shared() { quote!(Shared) } else { quote!(Copied) };
    let dims = match &field.shape {
        None => quote!(::tensor_core::__private::None),
        Some(dims) => {
            let dims = dims.iter().map(dim_spec);
            quote!(::tensor_core::__private::Some(&[#(#dims),*]))
        }
    };
    quote! {
        ::tensor_core::FieldSpec {
            name: #name,
            array: <#elem as ::tensor_core::Element>::DTYPE,
            tensor: <#out as ::tensor_core::Element>::DTYPE,
            rank: <#dim as ::tensor_core::__private::Dimension>::NDIM,
            dims: #dims,
            owner: ::tensor_core::Owner::#owner,
        }
    }
}

fn dim_spec(dim: &Dim) -> TokenStream {
    match dim {
        Dim::Any => quote!(::tensor_core::DimSpec::Any),
        Dim::Named(name) => {
            let name = name.to_string();
            quote!(::tensor_core::DimSpec::Named(#name))
        }
        Dim::Constant(expression) => {
            let text = source_text(expression);
            quote!(::tensor_core::DimSpec::Constant { len: #expression, text: #text })
        }
    }
}
