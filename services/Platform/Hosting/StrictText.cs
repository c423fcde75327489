using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Builder;

namespace Recouvrement.Platform.Hosting;

/// <summary>Text from outside: PostgreSQL's jsonb refuses NUL and half surrogates, so the edge does, with the field's name.</summary>
sealed class StrictText : JsonConverter<string>
{
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.String) throw new JsonException("A text is expected here.");
        string text;
        try
        {
            text = reader.GetString()!;
        }
        catch (InvalidOperationException)
        {
            throw new JsonException("The text holds half of a surrogate pair.");
        }

        return text.Contains('\0', StringComparison.Ordinal) ? throw new JsonException("The text holds a NUL character.") : text;
    }

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(value);
}

/// <summary>The same for what is asked in the address; the server itself refuses a NUL in the path.</summary>
static class StrictQuery
{
    public static void UseStrictQueries(this IApplicationBuilder app) => app.Use((http, next) =>
        http.Request.Query.FirstOrDefault(q => HoldsNul(q.Key) || q.Value.Any(HoldsNul)) is { Key: not null } query
            ? Problems.Of(400, "unreadable", "The query holds a NUL character.", new InputError(query.Key.Replace("\0", "", StringComparison.Ordinal), "The text holds a NUL character.")).ExecuteAsync(http)
            : next(http));

    static bool HoldsNul(string? text) => text?.Contains('\0', StringComparison.Ordinal) ?? false;
}
