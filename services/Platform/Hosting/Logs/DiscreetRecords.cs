using OpenTelemetry;
using OpenTelemetry.Logs;

namespace Recouvrement.Platform.Hosting;

/// <summary>Log records leave the process without secrets and personal data that are known by their form.</summary>
sealed class DiscreetRecords : BaseProcessor<LogRecord>
{
    public override void OnEnd(LogRecord data)
    {
        if (data.FormattedMessage is { } message) data.FormattedMessage = Redaction.Of(message);
        if (data.Body is { } body) data.Body = Redaction.Of(body);
        if (data.Attributes is { } told) data.Attributes = [.. told.Select(Discreet)];
        if (data.Exception is not { } failed || failed.ToString() is not { } whole || Redaction.Of(whole) is not { } said || said == whole) return;
        // The exporter writes an exception as it is: one that says too much travels as the attributes it would have become.
        data.Attributes =
        [
            .. data.Attributes ?? [],
            new("exception.type", failed.GetType().Name), new("exception.message", Redaction.Of(failed.Message)), new("exception.stacktrace", said),
        ];
        data.Exception = null;
    }

    static KeyValuePair<string, object?> Discreet(KeyValuePair<string, object?> told) =>
        told.Value is string or Uri ? new(told.Key, Redaction.Of(told.Value.ToString()!)) : told;
}
