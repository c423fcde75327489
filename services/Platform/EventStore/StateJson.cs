using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Recouvrement.Platform.EventStore;

/// <summary>
/// How states are written as JSON: by their fields, private ones and those of properties alike, so that what was written is what is read, whatever a type
/// shows of itself. Fields that hold nothing are left out. Only for what the same build reads again; facts are written by <see cref="EventJson"/>.
/// </summary>
public static class StateJson
{
    const string Which = "$";

    /// <summary>By field; collections, dates and the like as everywhere.</summary>
    public static JsonSerializerOptions Options { get; } = Fixed(new() { TypeInfoResolver = new ByField() });

    static JsonSerializerOptions Fixed(JsonSerializerOptions options)
    {
        options.MakeReadOnly();
        return options;
    }

    sealed class ByField : DefaultJsonTypeInfoResolver
    {
        public override JsonTypeInfo GetTypeInfo(Type type, JsonSerializerOptions options)
        {
            var shape = JsonTypeInfo.CreateJsonTypeInfo(type, options);
            if (type == typeof(object) || (type.IsInterface && shape.Kind == JsonTypeInfoKind.Object)) throw new NotSupportedException($"{type} does not say what stands in its place.");
            // Of a value that may be absent, its own type says how it is written.
            if (shape.Kind != JsonTypeInfoKind.Object || Nullable.GetUnderlyingType(type) is not null) return base.GetTypeInfo(type, options);
            if (type.IsAbstract)
            {
                shape.PolymorphismOptions = new() { TypeDiscriminatorPropertyName = Which };
                foreach (var kind in type.GetNestedTypes(BindingFlags.Public | BindingFlags.NonPublic).Where(t => t.IsSubclassOf(type) && !t.IsAbstract))
                    shape.PolymorphismOptions.DerivedTypes.Add(new(kind, kind.Name));
                return shape;
            }

            shape.CreateObject = () => RuntimeHelpers.GetUninitializedObject(type);
            foreach (var field in FieldsOf(type)) shape.Properties.Add(Property(shape, field));
            return shape;
        }

        static JsonPropertyInfo Property(JsonTypeInfo shape, FieldInfo field)
        {
            var property = shape.CreateJsonPropertyInfo(field.FieldType, NameOf(field));
            // Of a type that may hold nothing at all, the uninitialized value would be that of what it may hold.
            var nothing = field.FieldType.IsValueType && Nullable.GetUnderlyingType(field.FieldType) is null ? RuntimeHelpers.GetUninitializedObject(field.FieldType) : null;
            property.Get = field.GetValue;
            property.Set = field.SetValue;
            property.ShouldSerialize = (_, value) => !Equals(value, nothing);
            return property;
        }

        // Of the whole line of types: what a base type keeps belongs to it.
        static IEnumerable<FieldInfo> FieldsOf(Type type)
        {
            for (Type? declaring = type; declaring is not null && declaring != typeof(object) && declaring != typeof(ValueType); declaring = declaring.BaseType)
                foreach (var field in declaring.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
                    yield return field;
        }

        // A property's field is named after it; the same name twice in a line of types is refused by the serializer.
        static string NameOf(FieldInfo field) => field.Name is ['<', .. var inner] ? inner[..inner.IndexOf('>', StringComparison.Ordinal)] : field.Name;
    }
}
