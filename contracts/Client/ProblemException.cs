using System.Net;
using System.Text.Json;

namespace Recouvrement.Client;

/// <summary>What is wrong with one field, or one line of a file.</summary>
/// <param name="Field">Its name as in the JSON, <c>invoices[0].amountCents</c>; null where the line says all.</param>
/// <param name="Reason">In words.</param>
/// <param name="Line">Of a file, from 1; null otherwise.</param>
public sealed record FieldError(string? Field, string Reason, long? Line);

/// <summary>
/// A service said no, with a problem document (RFC 9457). Whether to send again is the caller's choice; every call of this package may be repeated
/// as it is, and only 503, 429 and 409 with the code <c>busy</c> are worth it.
/// </summary>
public sealed class ProblemException : Exception
{
    ProblemException(HttpStatusCode status, string code, string detail, IReadOnlyList<FieldError> errors)
        : base($"{(int)status} {code}: {detail}") => (Status, Code, Detail, Errors) = (status, code, detail, errors);

    /// <summary>400 unreadable, 401 and 403 the key, 404 not there or not yours, 409 refused by a rule, 412 changed since it was read, 413 too large, 422 impossible input, 503 a part is away.</summary>
    public HttpStatusCode Status { get; }

    /// <summary>Stable, for programs: <c>invalid_input</c>, <c>customer_unknown</c>; <c>http_502</c> where somebody on the way answered without one.</summary>
    public string Code { get; }

    /// <summary>For people.</summary>
    public string Detail { get; }

    /// <summary>Every bad field; empty where no field is to blame.</summary>
    public IReadOnlyList<FieldError> Errors { get; }

    internal static ProblemException Of(HttpStatusCode status, string? reason, string? mediaType, string? content)
    {
        var fallback = $"http_{(int)status}";
        if (mediaType is not "application/problem+json" || Parse(content) is not { } problem) return new(status, fallback, reason ?? "", []);
        return new(status, Text(problem, "code") ?? fallback, Text(problem, "detail") ?? Text(problem, "title") ?? reason ?? "", Fields(problem));
    }

    static JsonElement? Parse(string? content)
    {
        try
        {
            return JsonSerializer.Deserialize<JsonElement>(content ?? "") is { ValueKind: JsonValueKind.Object } problem ? problem : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    static FieldError[] Fields(JsonElement problem) =>
        problem.TryGetProperty("errors", out var errors) && errors.ValueKind is JsonValueKind.Array
            ? [.. errors.EnumerateArray().Where(e => e.ValueKind is JsonValueKind.Object).Select(e => new FieldError(Text(e, "field"), Text(e, "reason") ?? "", Number(e, "line")))]
            : [];

    static string? Text(JsonElement of, string name) => of.TryGetProperty(name, out var text) && text.ValueKind is JsonValueKind.String ? text.GetString() : null;

    static long? Number(JsonElement of, string name) => of.TryGetProperty(name, out var number) && number.ValueKind is JsonValueKind.Number && number.TryGetInt64(out var value) ? value : null;
}
