using System.Diagnostics;
using Npgsql;
using Recouvrement.Correspondence.Domain.Templates;
using Recouvrement.Correspondence.Messages;
using Recouvrement.Platform.EventStore;

namespace Recouvrement.Correspondence.OwnTexts;

/// <summary>Shows the versions of texts in their read table.</summary>
static class TextTable
{
    /// <summary>The events of texts.</summary>
    public static EventNames<TextEvent> Names { get; } = new();

    public static async Task Show(Session session, Guid text, TextTemplate state, IReadOnlyList<Appended<TextEvent>> facts, EventContext context, CancellationToken stop)
    {
        foreach (var (_, fact) in facts)
            await (fact switch
            {
                TextEvent.TextDrafted e => session.Run(
                    "insert into text_versions (text, version, creditor, kind, form, language, tone, sha256, drafted_by, drafted_on) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)", stop,
                    text, e.Version, e.Creditor, e.Kind, WireNames.Of(e.Form), e.Language, e.Tone, e.Sha256, e.By, e.On),
                TextEvent.TextChecked e => session.Run(
                    "update text_versions set passed = $3, missing = $4, checked_on = $5 where text = $1 and version = $2", stop, text, e.Version, e.Missing.IsEmpty, e.Missing.ToArray(), e.On),
                TextEvent.TextActivated e => session.Run(
                    "update text_versions set passed = true, missing = '{}', checked_on = $5, active_from = $3, activated_by = $4, activated_on = $5 where text = $1 and version = $2", stop, text, e.Version, e.From, e.By, e.On),
                TextEvent.TextRetired e => session.Run(
                    "update text_versions set retired_on = $3, retired_by = $4, retirement_reason = $5 where text = $1 and version = $2", stop, text, e.Version, e.On, e.By, WireNames.Of(e.Reason)),
                _ => throw new UnreachableException(),
            });
    }

    /// <summary>Keeps a source, unless that version has one.</summary>
    public static Task Keep(Session session, Guid text, int version, TextSource source, string? note, CancellationToken stop) => session.Run(
        "insert into text_sources (text, version, source, note) values ($1, $2, $3, $4) on conflict do nothing", stop, text, version, source.Bytes, note);

    /// <summary>The source of a version; null where there is none.</summary>
    public static async Task<TextSource?> Source(Session session, TextKey key, int version, CancellationToken stop) =>
        await session.Read("select source from text_sources where text = $1 and version = $2", r => r.GetFieldValue<byte[]>(0), stop, key.Stream, version) is [var bytes] ? TextSource.Of(key.Form, bytes) : null;

    /// <summary>Versions of a creditor, the latest first.</summary>
    public static async Task<List<TextVersionItem>> Versions(NpgsqlDataSource database, string creditor, DateOnly today, CancellationToken stop)
    {
        await using var session = await Session.Open(database, stop);
        var rows = await session.Read(
            """
            select v.kind, v.form, v.language, v.tone, v.version, v.sha256, v.drafted_by, v.drafted_on, s.note, v.passed, v.missing, v.checked_on, v.active_from, v.activated_by, v.activated_on, s.why,
                   v.retired_on, v.retired_by, v.retirement_reason
              from text_versions v left join text_sources s using (text, version) where v.creditor = $1 order by v.kind, v.form, v.language, v.tone nulls first, v.version desc
            """, r => new TextVersionItem(
                r.GetString(0), r.GetString(1), r.GetString(2), r.Text(3), r.GetInt32(4), "", r.GetString(5), r.GetString(6), r.GetFieldValue<DateOnly>(7), r.Text(8), r.Value<bool>(9),
                r.GetFieldValue<string[]>(10), r.Value<DateOnly>(11), r.Value<DateOnly>(12), r.Text(13), r.Value<DateOnly>(14), r.Text(15), r.Value<DateOnly>(16), r.Text(17), r.Text(18)), stop, creditor);
        var used = rows.Where(row => row.ActiveFrom <= today && row.RetiredOn is null).GroupBy(row => (row.Kind, row.Form, row.Language, row.Tone))
            .Select(same => same.OrderByDescending(row => row.ActiveFrom).ThenByDescending(row => row.Version).First()).ToHashSet();
        return [.. rows.Select(row => row with { State = StateOf(row, used.Contains(row), today) })];
    }

    static string StateOf(TextVersionItem row, bool isUsed, DateOnly today) => row switch
    {
        { RetiredOn: not null } => "retired",
        { ActiveFrom: null }    => "draft",
        { ActiveFrom: var from } when from > today => "scheduled",
        _ => isUsed ? "in_force" : "superseded",
    };
}
