using System.Text.Json;
using System.Text.Json.Nodes;
using Npgsql;
using Recouvrement.Walk.Processes;
using Recouvrement.Walk.Reports;

namespace Recouvrement.EndToEnd.Tests.Stories;

/// <summary>All that a walk leaves behind, in a form that two walks can be compared by.</summary>
/// <param name="Report">The report without its wall times.</param>
/// <param name="Mails">By Message-ID: an e-mail may repeat, but only with its Message-ID.</param>
/// <param name="Letters">The postal provider's log, by key; a key must not occur twice.</param>
/// <param name="Events">By service and stream: business time, type and data of each event. Facts of one day that come from different streams
/// elsewhere have no order among themselves, so none is compared.</param>
public sealed record Telling(string Report, IReadOnlyList<string> Mails, IReadOnlyList<string> Letters, IReadOnlyList<string> Events)
{
    /// <summary>Collects it.</summary>
    public static async Task<Telling> Of(Report report, Deployment deployment)
    {
        var events = new List<string>();
        foreach (var service in Deployment.Services) events.AddRange(await EventsOf(service, deployment.Provision.Owners[service]));
        var text = JsonSerializer.SerializeToNode(report)!.AsObject();
        text.Remove("Seconds");
        return new(
            text.ToJsonString(),
            [.. Lines(deployment.MailLog).Select(m => $"{m["message_id"]} {m["to"]!.ToJsonString()} {m["subject"]} {m["text"]}").Distinct().Order(StringComparer.Ordinal)],
            [.. Lines(deployment.PostLog).Select(l => $"{l["depositedOn"]} {l["key"]} {l["kind"]} {l["sha256"]}").Order(StringComparer.Ordinal)],
            events);
    }

    static IEnumerable<JsonNode> Lines(string file) => File.Exists(file) ? File.ReadAllLines(file).Where(l => l.Length > 0).Select(l => JsonNode.Parse(l)!) : [];

    static async Task<List<string>> EventsOf(string service, string owner)
    {
        await using var connection = new NpgsqlConnection(owner);
        await connection.OpenAsync();
        // The fingerprint of contacts is salted, so that nobody guesses from it, and each draft of a letter has an id of its own at its provider: two walks never have the same.
        await using var command = new NpgsqlCommand(
            $"""
            select stream_id, headers->>'happened_at', type, headers->>'actor', told::text
              from (select *, case type when 'contacts_changed' then data - 'contacts' when 'message_sent' then data - 'carrierReference' else data end as told from {service}.mt_events) as events
             order by stream_id, headers->>'happened_at', type, told::text
            """, connection);
        await using var reader = await command.ExecuteReaderAsync();
        var events = new List<string>();
        while (await reader.ReadAsync())
            events.Add($"{service} {reader.GetGuid(0)} {reader.GetString(1)} {reader.GetString(2)} {reader.GetString(3)} {reader.GetString(4)}");
        return events;
    }
}
