using System.Buffers;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;
using Recouvrement.Platform.Messaging;

namespace Recouvrement.Platform.Hosting;

/// <summary>
/// One JSON object a line, for whoever collects logs: <c>at</c> (UTC), <c>level</c>, <c>service</c>, <c>logger</c>, <c>message</c>, <c>trace</c>, <c>span</c>,
/// <c>exception</c>, then what the scopes and the line itself name, in camelCase. The first to say a name has it.
/// </summary>
sealed class JsonLines(ServiceName service) : ConsoleFormatter(FormatName)
{
    /// <summary>What the console calls this format.</summary>
    public const string FormatName = "recouvrement";

    static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public override void Write<TState>(in LogEntry<TState> logEntry, IExternalScopeProvider? scopeProvider, TextWriter textWriter)
    {
        var fields = new OrderedDictionary<string, object?>
        {
            ["at"] = DateTimeOffset.UtcNow.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
            ["level"] = Spelling.Of(logEntry.LogLevel),
            ["service"] = service.Name,
            ["logger"] = logEntry.Category,
            ["message"] = logEntry.Formatter?.Invoke(logEntry.State, logEntry.Exception),
        };
        if (Activity.Current is { } activity) (fields["trace"], fields["span"]) = (activity.TraceId.ToString(), activity.SpanId.ToString());
        if (logEntry.Exception is { } failed) fields["exception"] = failed.ToString();
        scopeProvider?.ForEachScope((scope, into) => Add(into, scope), fields);
        Add(fields, logEntry.State);
        textWriter.WriteLine(Line(fields));
    }

    static void Add(OrderedDictionary<string, object?> fields, object? told)
    {
        if (told is not IEnumerable<KeyValuePair<string, object?>> named) return;
        foreach (var (name, value) in named)
            if (name is { Length: > 0 } and not "{OriginalFormat}") fields.TryAdd(JsonNamingPolicy.CamelCase.ConvertName(name), value);
    }

    static string Line(OrderedDictionary<string, object?> fields)
    {
        var bytes = new ArrayBufferWriter<byte>(512);
        using (var json = new Utf8JsonWriter(bytes, Readable))
        {
            json.WriteStartObject();
            foreach (var (name, value) in fields) Write(json, name, value);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(bytes.WrittenSpan);
    }

    static void Write(Utf8JsonWriter json, string name, object? value)
    {
        switch (value)
        {
            case null: break;
            case bool yes: json.WriteBoolean(name, yes); break;
            case int number: json.WriteNumber(name, number); break;
            case long number: json.WriteNumber(name, number); break;
            case double number when double.IsFinite(number): json.WriteNumber(name, number); break;
            default: json.WriteString(name, Redaction.Of(Convert.ToString(value, CultureInfo.InvariantCulture) ?? "")); break;
        }
    }
}
