using System.Diagnostics;
using OpenTelemetry;

namespace Recouvrement.Platform.Hosting;

/// <summary>Spans say the route of a request that came in and the host of one that went out, never the path or the query.</summary>
sealed class DiscreetSpans : BaseProcessor<Activity>
{
    public override void OnEnd(Activity data)
    {
        foreach (var name in (ReadOnlySpan<string>)["url.path", "http.target"])
            if (data.GetTagItem(name) is not null) data.SetTag(name, data.GetTagItem("http.route") ?? "");
        foreach (var name in (ReadOnlySpan<string>)["url.full", "http.url"])
            if (data.GetTagItem(name) is string full) data.SetTag(name, Uri.TryCreate(full, UriKind.Absolute, out var address) ? address.GetComponents(UriComponents.SchemeAndServer, UriFormat.UriEscaped) : "");
        if (data.GetTagItem("url.query") is not null) data.SetTag("url.query", null);
        if (data.StatusDescription is { } why) data.SetStatus(data.Status, Redaction.Of(why));
    }
}
