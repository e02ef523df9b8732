//! The generated code: `Digits::SPEC`, the methods, and the impls behind them. The companion structs are in [`companion`].

mod companion;

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, format_ident, quote, quote_spanned};
use syn::Member;
use syn::spanned::Spanned;

use crate::ast::{Field, Input, Owner, Style};
use crate::attr::{Dim, source_text};
use crate::generics::{Pieces, without_lifetimes};
use crate::probe::{cast_target, probes};

/// A field with the types that the generated code names.
struct FieldCode<'a> {
    field: &'a Field,
    /// Its type, without the lifetimes of the struct.
    ty: TokenStream,
    /// What core's deferred traits call it: its type, or that and the dtype it is cast to.
    key: TokenStream,
    /// The local variable for its tensor.
    local: Ident,
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
        let key = match field.cast() {
            Some(to) => quote!(::tensor_core::__private::CastTo<#ty, #to>),
            None => ty.clone(),
        };
        let local = format_ident!("__field{}", index, span = Span::mixed_site());
        Self { field, ty, key, local }
    }

    /// The field as one that `__Backend` holds.
    fn held(&self) -> TokenStream {
        let key = &self.key;
        quote!(<#key as ::tensor_core::HeldBy<__Backend>>)
    }

    /// The name of the trait that copies or moves the field.
    fn convert(&self) -> TokenStream {
        if self.field.cast().is_some() { quote!(FieldCast) } else { quote!(FieldCopy) }
    }

    /// `ty: name<__Backend, key>,` for where clauses. Where it is not met, the compiler points at the field.
    fn bound(&self, ty: &TokenStream, name: &TokenStream, key: Option<&TokenStream>) -> TokenStream {
        let span = self.field.ty.span();
        let open = quote_spanned!(span=> ::tensor_core::);
        let close = quote_spanned!(span=> >);
        quote!(#ty: #open #name<__Backend, #key #close,)
    }

    /// The statement that converts the field into its local, by calling `method` of a trait for `array`.
    fn convert_statement(&self, method: &TokenStream, array: &TokenStream) -> TokenStream {
        let (local, name, convert, key) = (&self.local, &self.field.name, self.convert(), &self.key);
        quote! {
            let #local = ::tensor_core::__private::Report::convert(
                &mut __report,
                #name,
                || ::tensor_core::__private::#convert::<__Backend, #key>::#method(#array, __device),
            );
        }
    }
}

impl Expansion<'_> {
    /// What a backend needs to hold each field's tensor.
    fn holds(&self) -> TokenStream {
        self.fields.iter().map(|code| code.bound(&code.key, &quote!(HeldBy), None)).collect()
    }

    /// What a backend needs to share the fields that are shared.
    fn shares(&self) -> TokenStream {
        self.shared_fields().map(|code| code.bound(&code.key, &quote!(SharedBy), None)).collect()
    }

    /// What a backend needs to write the fields that are shared.
    fn shares_mut(&self) -> TokenStream {
        self.shared_fields().map(|code| code.bound(&code.key, &quote!(SharedMutBy), None)).collect()
    }

    /// What the fields need to become what `tensors` or `tensors_mut` makes of them; `share` is the trait for the shared.
    fn fields_become(&self, share: Option<&TokenStream>) -> TokenStream {
        self.fields
            .iter()
            .map(|code| {
                let ty = code.field.ty.to_token_stream();
                let convert = match share {
                    Some(share) if code.field.is_shared() => share.clone(),
                    _ => code.convert(),
                };
                let has_shape = code.bound(&ty, &quote!(__private::FieldShape), None);
                let converts = code.bound(&ty, &quote!(__private::#convert), Some(&code.key));
                quote!(#has_shape #converts)
            })
            .collect()
    }

    /// The bounds of `tensors`, of `tensors_mut`, and of `to_tensors` and `into_tensors`.
    fn bounds(&self) -> [TokenStream; 3] {
        let (holds, shares, shares_mut) = (self.holds(), self.shares(), self.shares_mut());
        let read = self.fields_become(Some(&quote!(FieldShare)));
        let write = self.fields_become(Some(&quote!(FieldShareMut)));
        let own = self.fields_become(None);
        [quote!(#holds #shares #read), quote!(#holds #shares_mut #write), quote!(#holds #own)]
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
        let probes: TokenStream = fields.iter().map(|code| probes(code.field, &code.ty)).collect();
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
        let [shared_bounds, mut_bounds, owned_bounds] = self.bounds();
        let error = quote!(::tensor_core::InputError);
        let result = quote!(::tensor_core::__private::Result);
        let device = quote!(__device: &<__Backend as ::tensor_core::Backend>::Device);
        let shared_type = quote!(#result<#tensors<'_, __Backend, #companion_args>, #error>);
        let mut_type = quote!(#result<#tensors_mut<'_, __Backend, #companion_args>, #error>);
        let owned_type = quote!(#result<#owned<__Backend, #companion_args>, #error>);
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
                #vis fn tensors<__Backend: ::tensor_core::Backend>(&self) -> #shared_type where #shared_bounds {
                    ::tensor_core::TensorInput::<__Backend>::tensors(self)
                }

                /// [`tensors`](Self::tensors), copied fields on a device of choice; shared ones stay where the array is.
                ///
                /// # Errors
                ///
                /// As [`tensors`](Self::tensors), and if the backend does not know the device.
                #vis fn tensors_on<__Backend: ::tensor_core::Backend>(&self, #device) -> #shared_type where #shared_bounds {
                    ::tensor_core::TensorInput::<__Backend>::tensors_on(self, __device)
                }

                /// The fields as tensors of a backend, shared ones writable in place; the struct is locked meanwhile.
                ///
                /// # Errors
                ///
                /// As [`tensors`](Self::tensors).
                #vis fn tensors_mut<__Backend: ::tensor_core::Backend>(&mut self) -> #mut_type where #mut_bounds {
                    ::tensor_core::TensorInputMut::<__Backend>::tensors_mut(self)
                }

                /// [`tensors_mut`](Self::tensors_mut), copied fields on a device of choice.
                ///
                /// # Errors
                ///
                /// As [`tensors`](Self::tensors), and if the backend does not know the device.
                #vis fn tensors_mut_on<__Backend: ::tensor_core::Backend>(&mut self, #device) -> #mut_type where #mut_bounds {
                    ::tensor_core::TensorInputMut::<__Backend>::tensors_mut_on(self, __device)
                }

                /// The fields as tensors of a backend that own their memory: every field is copied, once.
                ///
                /// # Errors
                ///
                /// All violations of the declared shapes; or a failure of the backend.
                #vis fn to_tensors<__Backend: ::tensor_core::Backend>(&self) -> #owned_type where #owned_bounds {
                    ::tensor_core::IntoTensors::<__Backend>::to_tensors(self)
                }

                /// [`to_tensors`](Self::to_tensors), on a device of choice.
                ///
                /// # Errors
                ///
                /// As [`to_tensors`](Self::to_tensors), and if the backend does not know the device.
                #vis fn to_tensors_on<__Backend: ::tensor_core::Backend>(&self, #device) -> #owned_type where #owned_bounds {
                    ::tensor_core::IntoTensors::<__Backend>::to_tensors_on(self, __device)
                }

                /// The fields as tensors of a backend that take the arrays' memory over; copied only where they can't.
                ///
                /// # Errors
                ///
                /// As [`to_tensors`](Self::to_tensors); the struct is then dropped.
                #vis fn into_tensors<__Backend: ::tensor_core::Backend>(self) -> #owned_type where #owned_bounds {
                    ::tensor_core::IntoTensors::<__Backend>::into_tensors(self)
                }

                /// [`into_tensors`](Self::into_tensors), on a device of choice.
                ///
                /// # Errors
                ///
                /// As [`to_tensors`](Self::to_tensors), and if the backend does not know the device; the struct is then dropped.
                #vis fn into_tensors_on<__Backend: ::tensor_core::Backend>(self, #device) -> #owned_type where #owned_bounds {
                    ::tensor_core::IntoTensors::<__Backend>::into_tensors_on(self, __device)
                }
            }
        }
    }

    fn impl_input(&self) -> TokenStream {
        let Self { input, generics, .. } = self;
        let Pieces { lifetimes, params, args, predicates, companion_args, .. } = generics;
        let ident = &input.ident;
        let [tensors, ..] = self.companion_names();
        let [bounds, ..] = self.bounds();
        let converted = self.converted(&quote!(FieldShare), &quote!(share), &quote!(&self));
        let report = self.report();
        let finish = self.finish(&tensors, true);
        quote! {
            #[automatically_derived]
            impl<#lifetimes __Backend, #params> ::tensor_core::TensorInput<__Backend> for #ident #args
            where __Backend: ::tensor_core::Backend, #predicates #bounds
            {
                type Tensors<'__tensor> = #tensors<'__tensor, __Backend, #companion_args> where Self: '__tensor;

                fn tensors_on(
                    &self,
                    __device: &<__Backend as ::tensor_core::Backend>::Device,
                ) -> ::tensor_core::__private::Result<Self::Tensors<'_>, ::tensor_core::InputError> {
                    #report
                    #converted
                    #finish
                }
            }
        }
    }

    fn impl_input_mut(&self) -> TokenStream {
        let Self { input, generics, .. } = self;
        let Pieces { lifetimes, params, args, predicates, companion_args, .. } = generics;
        let ident = &input.ident;
        let [_, tensors_mut, _] = self.companion_names();
        let [_, bounds, _] = self.bounds();
        let converted = self.converted(&quote!(FieldShareMut), &quote!(share_mut), &quote!(&mut self));
        let report = self.report();
        let finish = self.finish(&tensors_mut, true);
        quote! {
            #[automatically_derived]
            impl<#lifetimes __Backend, #params> ::tensor_core::TensorInputMut<__Backend> for #ident #args
            where __Backend: ::tensor_core::Backend, #predicates #bounds
            {
                type TensorsMut<'__tensor> = #tensors_mut<'__tensor, __Backend, #companion_args> where Self: '__tensor;

                fn tensors_mut_on(
                    &mut self,
                    __device: &<__Backend as ::tensor_core::Backend>::Device,
                ) -> ::tensor_core::__private::Result<Self::TensorsMut<'_>, ::tensor_core::InputError> {
                    #report
                    #converted
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
        let [.., bounds] = self.bounds();
        let report = self.report();
        let finish = self.finish(&owned, false);
        let copied = fields.iter().map(|code| {
            let member = &code.field.member;
            code.convert_statement(&quote!(copy), &quote!(&self.#member))
        });
        let moved = fields.iter().map(|code| code.convert_statement(&quote!(adopt), &code.local.to_token_stream()));
        let members = fields.iter().map(|code| &code.field.member);
        let locals = fields.iter().map(|code| &code.local);
        quote! {
            #[automatically_derived]
            impl<#lifetimes __Backend, #params> ::tensor_core::IntoTensors<__Backend> for #ident #args
            where __Backend: ::tensor_core::Backend, #predicates #bounds
            {
                type Tensors = #owned<__Backend, #companion_args>;

                fn to_tensors_on(
                    &self,
                    __device: &<__Backend as ::tensor_core::Backend>::Device,
                ) -> ::tensor_core::__private::Result<Self::Tensors, ::tensor_core::InputError> {
                    #report
                    #(#copied)*
                    #finish
                }

                fn into_tensors_on(
                    self,
                    __device: &<__Backend as ::tensor_core::Backend>::Device,
                ) -> ::tensor_core::__private::Result<Self::Tensors, ::tensor_core::InputError> {
                    #report
                    let Self { #(#members: #locals,)* .. } = self;
                    #(#moved)*
                    #finish
                }
            }
        }
    }

    /// The statements that convert each field into its local: the copied ones, and the shared ones by `method` of the trait
    /// `share` for a field of `structure`.
    fn converted(&self, share: &TokenStream, method: &TokenStream, structure: &TokenStream) -> TokenStream {
        self.fields
            .iter()
            .map(|code| {
                let FieldCode { field, local, key, .. } = code;
                let (name, member) = (&field.name, &field.member);
                match field.owner {
                    Owner::Shared => quote! {
                        let #local = ::tensor_core::__private::Report::share(
                            &mut __report,
                            #name,
                            ::tensor_core::__private::#share::<__Backend, #key>::#method(#structure.#member),
                        );
                    },
                    Owner::Copied { .. } => code.convert_statement(&quote!(copy), &quote!(&self.#member)),
                }
            })
            .collect()
    }

    /// `let mut __report = …;`, with the shapes checked.
    fn report(&self) -> TokenStream {
        let members = self.fields.iter().map(|code| &code.field.member);
        quote! {
            let mut __report = ::tensor_core::__private::Report::new(
                &<Self as ::tensor_core::TensorStruct>::SPEC,
                &[#(::tensor_core::__private::FieldShape::<__Backend>::shape(&self.#members)),*],
            );
        }
    }

    /// The companion from the locals, or the report. `frozen`: it has the lifetime `'data`.
    fn finish(&self, companion: &Ident, frozen: bool) -> TokenStream {
        let locals: Vec<_> = self.fields.iter().map(|code| &code.local).collect();
        let members = self.fields.iter().map(|code| &code.field.companion);
        let marker = (frozen && self.needs_marker()).then(|| {
            let member = self.marker();
            quote!(#member: ::tensor_core::__private::PhantomData,)
        });
        quote! {
            match (#(#locals,)*) {
                (#(::tensor_core::__private::Some(#locals),)*) if ::tensor_core::__private::Report::is_clean(&__report) => {
                    ::tensor_core::__private::Ok(#companion { #(#members: #locals,)* #marker })
                }
                _ => ::tensor_core::__private::Err(::tensor_core::__private::Report::into_error(__report)),
            }
        }
    }

    /// Whether no field of a frozen companion says `'data`, so that one has to be added that does.
    fn needs_marker(&self) -> bool {
        self.shared_fields().next().is_none()
    }

    /// That field.
    fn marker(&self) -> Member {
        match self.input.style {
            Style::Named => Member::Named(format_ident!("__data", span = Span::mixed_site())),
            Style::Tuple => Member::from(self.fields.len()),
        }
    }
}

/// The `FieldSpec` of one field. It is the one place that asks the field's type to be an array.
fn field_spec(FieldCode { field, ty, .. }: &FieldCode<'_>) -> TokenStream {
    let name = &field.name;
    let owner = if field.is_shared() { quote!(Shared) } else { quote!(Copied) };
    let tensor = field.cast().map(|to| {
        let to = cast_target(to);
        quote!(tensor: <#to as ::tensor_core::Element>::DTYPE,)
    });
    let dims = field.shape.as_ref().map(|dims| {
        let dims = dims.iter().map(dim_spec);
        quote!(dims: ::tensor_core::__private::Some(&[#(#dims),*]),)
    });
    let base = quote_spanned!(field.ty.span()=> <#ty as ::tensor_core::ArrayField>::SPEC);
    quote! {
        ::tensor_core::FieldSpec {
            name: #name,
            #tensor
            #dims
            owner: ::tensor_core::Owner::#owner,
            ..#base
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
