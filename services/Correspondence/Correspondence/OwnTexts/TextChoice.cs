using System.Collections.Concurrent;
using Npgsql;
using Recouvrement.Correspondence.Domain.Messages;
using Recouvrement.Correspondence.Domain.Templates;
using Recouvrement.Correspondence.Messages;
using Recouvrement.Correspondence.Texts;
using Recouvrement.Platform.EventStore;

namespace Recouvrement.Correspondence.OwnTexts;

/// <summary>The text that a message is made with.</summary>
/// <param name="Used">As it is recorded.</param>
/// <param name="Own">Source of the entity's own; null of a shipped one.</param>
sealed record ChosenText(TextUsed Used, TextSource? Own);

/// <summary>A text of an entity that is in force, in one of its languages.</summary>
sealed record OwnText(Guid Text, TextForm Form, string Language, ActiveText Version);

/// <summary>Which text a message is made with: the entity's own in force on the day, else the shipped one.</summary>
sealed class TextChoice(ShippedTexts shipped, NpgsqlDataSource database)
{
    const int MostKept = 200;

    // A version never changes: read once.
    readonly ConcurrentDictionary<(Guid Text, int Version), TextSource> kept = [];

    /// <summary>All that the entity has in force for a kind, whatever form, language and tone.</summary>
    public static Task<List<OwnText>> InForce(Session session, string creditor, string kind, DateOnly today, CancellationToken stop) => session.Read(
        "select text, form, language, tone, version, sha256, active_from from text_versions where creditor = $1 and kind = $2 and active_from <= $3 and retired_on is null",
        r => new OwnText(r.GetGuid(0), WireNames.Known<TextForm>(r.GetString(1)) ?? TextForm.None, r.GetString(2), new(r.Text(3), r.GetInt32(4), r.GetString(5), r.GetFieldValue<DateOnly>(6))), stop,
        creditor, kind, today);

    /// <summary>As what the text of a message is read: also where it leaves as the attachment of a mail.</summary>
    public static TextForm FormOf(About about) => about.Channel is Channel.Email ? TextForm.Email : TextForm.Letter;

    /// <summary>The text; null where there is none at all.</summary>
    /// <param name="own">What the entity has in force.</param>
    /// <param name="kind">What is asked for.</param>
    /// <param name="form">Letter or e-mail.</param>
    /// <param name="content">Its language and tone choose.</param>
    /// <param name="today">Day on which the message is made.</param>
    /// <param name="stop">Cancels.</param>
    /// <exception cref="OwnTextFails">The source of the version is kept no more.</exception>
    public async Task<ChosenText?> Choose(IReadOnlyList<OwnText> own, string kind, TextForm form, TextContent content, DateOnly today, CancellationToken stop)
    {
        var name = TextNames.Of(kind, content.Language);
        var there = own.Where(text => text.Form == form && text.Language == content.Language).ToList();
        if (TextsInForce.On(there.Select(text => text.Version), content.Tone, today) is not { } version) return Shipped(name, form);
        var text = there.First(text => ReferenceEquals(text.Version, version)).Text;
        var source = await Source(text, version.Version, form, stop);
        // What was written for plans that give nothing up says so: it would deny the debtor what was agreed.
        if (content.Plan is { GivenUpCents: not null } && !source.Cites(AgreedPlan.GivenUp)) return Shipped(name, form);
        return new(new(name, version.Version, version.Tone, version.Sha256), source);
    }

    ChosenText? Shipped(string name, TextForm form) => shipped.Of(name, form) is { } source ? new(new(name, null, null, source.Sha256), null) : null;

    async Task<TextSource> Source(Guid text, int version, TextForm form, CancellationToken stop)
    {
        if (kept.TryGetValue((text, version), out var known)) return known;
        if (kept.Count >= MostKept) kept.Clear();
        await using var session = await Session.Open(database, stop);
        return await session.Read("select source from text_sources where text = $1 and version = $2", r => r.GetFieldValue<byte[]>(0), stop, text, version) is [var bytes]
            ? kept[(text, version)] = TextSource.Of(form, bytes)
            : throw new OwnTextFails("The source of this version is not kept any more.");
    }
}
