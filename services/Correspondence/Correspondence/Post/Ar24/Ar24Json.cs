using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Recouvrement.Correspondence.Post.Ar24;

/// <summary>How AR24 writes.</summary>
static class Ar24Json
{
    /// <summary>snake_case; numbers, flags and texts stand for each other.</summary>
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, NumberHandling = JsonNumberHandling.AllowReadingFromString, Converters = { new Texts(), new Flags() },
    };

    sealed class Texts : JsonConverter<string>
    {
        public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType is JsonTokenType.Number ? reader.GetInt64().ToString(CultureInfo.InvariantCulture) : reader.GetString();

        public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(value);
    }

    sealed class Flags : JsonConverter<bool>
    {
        public override bool Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType is JsonTokenType.Number ? reader.GetInt32() != 0 : reader.TokenType is JsonTokenType.String ? reader.GetString() is "1" or "true" : reader.GetBoolean();

        public override void Write(Utf8JsonWriter writer, bool value, JsonSerializerOptions options) => writer.WriteBooleanValue(value);
    }
}
