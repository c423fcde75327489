using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Recouvrement.VerifyDossier;

/// <summary>A file as the manifest seals it.</summary>
sealed record Line(string Path, string Sha256, long Bytes, string Chain, JsonElement Whole);

/// <summary>A history as the manifest says it ends.</summary>
sealed record History(string Path, string Stream, long Version, string Head);

/// <summary>Step 2: what is sealed, and by whom; without a key the algorithm and its id are null.</summary>
sealed partial record Manifest(
    string Dossier, string Case, string LitigationFile, string Creditor, string CreatedOn, string Head, IReadOnlyList<Line> Lines, IReadOnlyList<History> Histories, string? Algorithm, string? KeyId, string? Authority)
{
    const string Code = "manifest", Format = "recouvrement-dossier/1";
    const int MostBytes = 16 << 20;

    /// <summary>Reads it.</summary>
    /// <exception cref="Refused">It is not of the format.</exception>
    public static Manifest Read(ReadOnlyMemory<byte> text)
    {
        Refused.Unless(text.Length <= MostBytes, Code, $"it is too large");
        var m = CanonicalText.Read(text, Code, "manifest.json");
        Refused.Unless(m.ValueKind is JsonValueKind.Object && Text(m, "format") == Format, Code, $"manifest.json is not of the format {Format}");
        Refused.Unless(Is(m, Uuid(), "dossier", "case", "litigationFile") && Is(m, Siren(), "creditor") && IsDay(m, "createdOn") && IsDay(m, "asOf") && Is(m, Hash(), "head"), Code, $"it does not say whose it is, or of when");
        Refused.Unless(Rows(m, "files") is { } files && files.All(IsLine), Code, $"a line of files is not complete");
        Refused.Unless(Rows(m, "histories") is { } told && told.All(IsHistory), Code, $"an entry of histories is not complete");
        var signature = m.TryGetProperty("signature", out var s) ? s : default;
        var isSigned = signature.ValueKind is JsonValueKind.Object && Text(signature, "algorithm") is not null && Is(signature, Hash(), "keyId");
        Refused.Unless(isSigned || signature.ValueKind is JsonValueKind.Null, Code, $"it does not say how it is signed");
        Refused.Unless(m.TryGetProperty("timestampAuthority", out var authority) && authority.ValueKind is JsonValueKind.Null or JsonValueKind.String, Code, $"it does not say which authority was asked for a time stamp");
        return new(
            Text(m, "dossier")!, Text(m, "case")!, Text(m, "litigationFile")!, Text(m, "creditor")!, Text(m, "createdOn")!, Text(m, "head")!,
            [.. Rows(m, "files")!.Select(l => new Line(Text(l, "path")!, Text(l, "sha256")!, l.GetProperty("bytes").GetInt64(), Text(l, "chain")!, l))],
            [.. Rows(m, "histories")!.Select(h => new History(Text(h, "path")!, Text(h, "stream")!, h.GetProperty("version").GetInt64(), Text(h, "head")!))],
            isSigned ? Text(signature, "algorithm") : null, isSigned ? Text(signature, "keyId") : null, authority.GetString());
    }

    /// <summary>A member that is text; null where it is not.</summary>
    internal static string? Text(JsonElement of, string name) => of.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String ? value.GetString() : null;

    internal static bool IsCount(JsonElement of, string name) => of.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.Number && value.TryGetInt64(out var count) && count >= 0;

    internal static bool IsUuid(string? text) => text is not null && Uuid().IsMatch(text);

    static bool IsLine(JsonElement line) =>
        line.ValueKind is JsonValueKind.Object && Is(line, Hash(), "sha256", "chain") && IsCount(line, "bytes") && Text(line, "path") is not null && Text(line, "mediaType") is not null && Is(line, Word(), "what")
        && line.TryGetProperty("date", out var date) && (date.ValueKind is JsonValueKind.Null || IsDay(line, "date"));

    static bool IsHistory(JsonElement history) =>
        history.ValueKind is JsonValueKind.Object && Text(history, "path") is not null && Is(history, Uuid(), "stream") && IsCount(history, "version") && Is(history, Hash(), "head");

    static IReadOnlyList<JsonElement>? Rows(JsonElement of, string name) => of.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.Array ? [.. value.EnumerateArray()] : null;

    static bool IsDay(JsonElement of, string name) => DateOnly.TryParseExact(Text(of, name), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    static bool Is(JsonElement of, Regex pattern, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
            if (Text(of, name) is not { } text || !pattern.IsMatch(text)) return false;
        return true;
    }

    [GeneratedRegex(@"\A[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\z")]
    private static partial Regex Uuid();

    [GeneratedRegex(@"\A[0-9]{9}\z")]
    private static partial Regex Siren();

    [GeneratedRegex(@"\A[a-z][a-z0-9]*(_[a-z0-9]+)*\z")]
    private static partial Regex Word();

    [GeneratedRegex(@"\A[0-9a-f]{64}\z")]
    private static partial Regex Hash();
}
