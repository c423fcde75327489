using System.Globalization;
using Recouvrement.Litigation.Domain.Files;
using Recouvrement.Litigation.Domain.Heads;
using Recouvrement.Litigation.Domain.Placements;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Messaging;
using static Recouvrement.Litigation.Domain.Placements.PlacementEvent;

namespace Recouvrement.Litigation.Partners;

/// <summary>A message and the agency it is for.</summary>
/// <param name="Agency">Name in the register.</param>
/// <param name="Topic">Last part of the routing key.</param>
/// <param name="Message">What is sent.</param>
sealed record PartnerMessage(string Agency, string Topic, CloudEvent Message)
{
    /// <summary>As it goes out.</summary>
    public PartnerLine Line => new(long.Parse(Message.Sequence, CultureInfo.InvariantCulture), Message.Id, Topic, Message.Type, Message.Json());
}

/// <summary>A message to an agency as it is sent.</summary>
/// <param name="Sequence">Its place in the log.</param>
/// <param name="Id">Of the event.</param>
/// <param name="Topic">Last part of the routing key.</param>
/// <param name="Type">With its version.</param>
/// <param name="Body">The CloudEvent.</param>
sealed record PartnerLine(long Sequence, Guid Id, string Topic, string Type, byte[] Body);

/// <summary>Which facts agencies are told, and in which words. Their own collections are no news to them.</summary>
static class PartnerMessages
{
    /// <summary>All messages. A new one is a line here with its record above, an arm in <see cref="Of"/> and a sample in <c>contracts/partner/samples</c>; the rest is generated.</summary>
    public static IReadOnlyList<PartnerMessageType> Types { get; } =
    [
        new("claims.placed", 1, typeof(PlacedData), "Claims were placed with the agency", "your mandate on these claims begins", "read the debtor, acknowledge, work"),
        new("claims.balance-changed", 1, typeof(BalanceChangedData), "What is owed on a placed claim has changed at the creditor's", "paid or credited at the creditor's", "collect no more than what is left"),
        new("claims.added", 1, typeof(AddedData), "Claims join a placement", "your mandate covers these claims too", "work them with the others"),
        new("claims.paused", 1, typeof(PausedData), "Collection of claims is to rest", "a dispute or a hold at the creditor's", "do nothing for them, report money all the same"),
        new("claims.resumed", 1, typeof(ResumedData), "A pause of claims has ended", "the pause of that name is over", "go on, unless another pause is left"),
        new("claims.debtor-insolvent", 1, typeof(InsolventData), "The debtor is in insolvency proceedings", "claims are frozen by the judgment", "ask for nothing more"),
        new("claims.green-light", 1, typeof(GreenLightData), "The creditor answers a request for an act", "you may act, or may not", "act only when it is given"),
        new("claims.information-answered", 1, typeof(AnsweredData), "A question of the agency was answered", "the answer can be read", "read it over REST"),
        new("claims.chain-heads", 1, typeof(ChainHeadsData), "Where the hash chains of the agency's files stood that day", "heads of the histories of your files", "keep them: a dossier is checked against them"),
        new("claims.recalled", 1, typeof(RecalledData), "The creditor takes claims back", "the mandate ends, for the listed claims or all", "stop"),
    ];

    static readonly Dictionary<Type, PartnerMessageType> ByData = Types.ToDictionary(t => t.Data);

    /// <summary>What an agency is told of a stored fact; null when it is told nothing.</summary>
    public static PartnerMessage? Of(StoredEvent stored)
    {
        if (EventNames<HeadsEvent>.Knows(stored.Type)) return Streams.Heads.Read(stored) is HeadsEvent.ChainHeadsDrawn drawn ? Tell(stored, drawn.Agency, drawn.Placement, Heads(drawn)) : null;
        if (!EventNames<PlacementEvent>.Knows(stored.Type)) return null;
        return Streams.Placements.Read(stored) switch
        {
            ClaimsPlaced e        => Tell(stored, e.Mandate, Placed(stored.Stream, e)),
            ClaimBalanceChanged e => Tell(stored, e.Mandate, new BalanceChangedData(stored.Stream, e.Invoice, e.Outstanding.Cents, e.Outstanding.Currency, e.Cause, e.On)),
            ClaimsAdded e         => Tell(stored, e.Mandate, new AddedData(stored.Stream, e.Total.Currency, e.Total.Cents, Claims(e.Claims), e.On)),
            CollectionPaused e    => Tell(stored, e.Mandate, new PausedData(stored.Stream, e.Key, Only(e.Invoice), e.Reason, e.Until, e.On)),
            CollectionResumed e   => Tell(stored, e.Mandate, new ResumedData(stored.Stream, e.Key, Only(e.Invoice), e.On)),
            InsolvencyTold e      => Tell(stored, e.Mandate, new InsolventData(stored.Stream, e.Kind, e.JudgmentOn, e.On)),
            GreenLightGiven e     => Tell(stored, e.Mandate, new GreenLightData(stored.Stream, e.Reference, Spelling.Of(e.Act), true, null, e.On)),
            GreenLightRefused e   => Tell(stored, e.Mandate, new GreenLightData(stored.Stream, e.Reference, Spelling.Of(e.Act), false, Spelling.Of(e.Why), e.On)),
            InformationAnswered e => Tell(stored, e.Mandate, new AnsweredData(stored.Stream, e.Reference, e.On)),
            ClaimRecalled e       => Tell(stored, e.Mandate, new RecalledData(stored.Stream, [e.Invoice], e.Reason, e.On)),
            PlacementEnded e      => Tell(stored, e.Mandate, new RecalledData(stored.Stream, null, e.Reason, e.On)),
            _                     => null,
        };
    }

    static PartnerMessage Tell(StoredEvent stored, Mandate mandate, object data) => Tell(stored, mandate.Agency, stored.Stream, data);

    static PartnerMessage Tell(StoredEvent stored, string agency, Guid placement, object data)
    {
        var type = ByData[data.GetType()];
        return new(agency, type.Topic, CloudEvent.Of(stored, placement, type.Name, data));
    }

    static PlacedData Placed(Guid placement, ClaimsPlaced placed) => new(
        placement, placed.Mandate.Agency, placed.Mandate.Of.Creditor, placed.Mandate.Of.Case, placed.Mandate.Of.Debtor, placed.On, placed.Total.Currency, placed.Total.Cents,
        Claims(placed.Claims), placed.Terms?.Reference, placed.Terms is { } terms ? Spelling.Of(terms.Kind) : null);

    static IReadOnlyList<PlacedClaimData> Claims(IEnumerable<Claim> claims) => [.. claims.Select(c => new PlacedClaimData(c.Invoice, c.Number, c.IssuedOn, c.DueOn, c.Amount.Cents, c.Outstanding.Cents))];

    static ChainHeadsData Heads(HeadsEvent.ChainHeadsDrawn drawn) => new(drawn.Placement, [.. drawn.Heads.Select(h => new ChainHeadData(h.Stream, h.Version, h.Hash))], drawn.On);

    static IReadOnlyList<Guid>? Only(Guid? claim) => claim is { } one ? [one] : null;
}
