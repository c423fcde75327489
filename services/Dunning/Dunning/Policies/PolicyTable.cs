using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text.Json;
using Recouvrement.Dunning.Domain.Policies;
using Recouvrement.Kernel.Calendars;
using Recouvrement.Kernel.Identifiers;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Messaging;

namespace Recouvrement.Dunning.Policies;

/// <summary>The policies of the creditor entities as decisions read them.</summary>
static class PolicyTable
{
    // A version never changes: read once.
    static readonly ConcurrentDictionary<(string Creditor, string Name, int Version), DunningPolicy> Known = new();

    sealed record Row(string Creditor, string Name, int Version, DateOnly ValidFrom, Takes Takes);

    public static Guid StreamOf(string creditor, string name) =>
        NameBasedId.OfStream("dunning_policy", Siren.Parse(creditor) ?? throw new FormatException($"'{creditor}' is no SIREN."), name);

    public static async Task Show(Session session, Guid stream, PolicyShelf state, IReadOnlyList<Appended<PolicyEvent>> facts, EventContext context, CancellationToken stop)
    {
        foreach (var (_, fact) in facts)
            await (fact switch
            {
                PolicyEvent.PolicyDrafted e => session.Run(
                    "insert into policies (creditor, name, version, document, drafted_by, drafted_on) values ($1, $2, $3, $4, $5, $6)", stop,
                    e.Creditor, e.Name, e.Version, e.Document, e.By, ParisTime.DateOf(context.HappenedAt)),
                PolicyEvent.PolicyActivated e => session.Run(
                    "update policies set valid_from = $4, takes = $5, activated_by = $6 where creditor = $1 and name = $2 and version = $3", stop,
                    e.Creditor, e.Name, e.Version, e.ValidFrom, Spelling.Of(e.Takes), e.By),
                PolicyEvent.PolicyRetired e => session.Run(
                    "insert into policy_ends (creditor, name, version, ended) values ($1, $2, $3, $4) on conflict (creditor, name) do update set version = excluded.version, ended = excluded.ended", stop,
                    e.Creditor, e.Name, e.Version, e.From),
                _ => throw new System.Diagnostics.UnreachableException(),
            });
    }

    /// <summary>The book of each creditor that has policies of its own; all others follow those shipped.</summary>
    /// <param name="session">The transaction.</param>
    /// <param name="creditor">Only this one; null: all.</param>
    /// <param name="stop">Cancels.</param>
    public static async Task<Dictionary<string, PolicyBook>> Books(Session session, string? creditor, CancellationToken stop)
    {
        var rows = await session.Read(
            "select creditor, name, version, valid_from, takes from policies where valid_from is not null and ($1::text is null or creditor = $1)",
            r => new Row(r.GetString(0), r.GetString(1), r.GetInt32(2), r.GetFieldValue<DateOnly>(3), Spelling.Known<Takes>(r.GetString(4)) ?? Takes.AllCases), stop, creditor);
        var ends = (await session.Read("select creditor, name, version, ended from policy_ends where $1::text is null or creditor = $1", r => (Creditor: r.GetString(0), Name: r.GetString(1), End: new PolicyEnd(r.GetFieldValue<DateOnly>(3), r.GetInt32(2))), stop, creditor))
            .ToLookup(e => e.Creditor);
        var books = new Dictionary<string, PolicyBook>();
        foreach (var own in rows.GroupBy(r => r.Creditor))
        {
            var versions = new List<PolicyInForce>();
            foreach (var row in own) versions.Add(new(await Policy(session, row, stop), row.ValidFrom, row.Takes));
            books[own.Key] = PolicyBook.Shipped with { All = [.. PolicyBook.Shipped.All, .. versions] };
        }

        foreach (var end in ends)
            books[end.Key] = (books.GetValueOrDefault(end.Key) ?? PolicyBook.Shipped) with { Ended = end.ToImmutableDictionary(e => e.Name, e => e.End) };
        return books;
    }

    static async Task<DunningPolicy> Policy(Session session, Row row, CancellationToken stop)
    {
        var key = (row.Creditor, row.Name, row.Version);
        if (Known.TryGetValue(key, out var known)) return known;
        var text = (await session.Read("select document from policies where creditor = $1 and name = $2 and version = $3", r => r.GetString(0), stop, row.Creditor, row.Name, row.Version))[0];
        return Known[key] = Read(text, row.Version) ?? throw new InvalidDataException($"Version {row.Version} of the policy {row.Name} of {row.Creditor} cannot be read by this build.");
    }

    /// <summary>A stored document; null where this build cannot follow it.</summary>
    public static DunningPolicy? Read(string document, int version) =>
        PolicyReading.Read(JsonSerializer.Deserialize<PolicyDocument>(document, ShippedPolicies.Json)!, version, isKept: true).Policy is { } policy ? policy with { IsOwn = true } : null;
}
