using Recouvrement.Kernel.Amounts;

namespace Recouvrement.Dunning.Domain.Cases;

/// <summary>A fact heard from another service: recognised by the stream it comes from and that stream's version, so that a repeated one adds nothing.</summary>
public interface IHeardFact
{
    /// <summary>Stream it happened in.</summary>
    Guid Source { get; }

    /// <summary>Version of that stream after the fact.</summary>
    long SourceVersion { get; }
}

/// <summary>What identifies a heard fact.</summary>
/// <param name="Source">Stream it happened in.</param>
/// <param name="Version">Version of that stream.</param>
/// <param name="Kind">Name of the fact.</param>
public readonly record struct HeardFrom(Guid Source, long Version, string Kind)
{
    internal static HeardFrom Of(IHeardFact fact) => new(fact.Source, fact.SourceVersion, fact.GetType().Name);
}

/// <summary>Why the balance of an invoice moved.</summary>
public enum BalanceCause
{
    /// <summary>Not said.</summary>
    Unknown,

    /// <summary>Money came in.</summary>
    Payment,

    /// <summary>A credit note (avoir).</summary>
    CreditNote,

    /// <summary>The agency collected.</summary>
    AgencyCollection,

    /// <summary>An allocation was taken back.</summary>
    Undone,

    /// <summary>The creditor gave it up: no money came in.</summary>
    WriteOff,

    /// <summary>What was given up is owed again.</summary>
    Recovered,
}

/// <summary>A registered letter's way, as the carrier reports it (rule R4.2).</summary>
public enum LetterState
{
    /// <summary>No report.</summary>
    Unknown,

    /// <summary>Taken over by the carrier.</summary>
    Deposited,

    /// <summary>Presented for the first time.</summary>
    FirstPresented,

    /// <summary>Handed over against signature (avis de réception).</summary>
    Delivered,

    /// <summary>The addressee would not take it.</summary>
    Refused,

    /// <summary>Not fetched in time (pli avisé et non réclamé).</summary>
    Unclaimed,

    /// <summary>Nobody of that name lives there (destinataire inconnu à l'adresse): proves nothing.</summary>
    UnknownAddress,

    /// <summary>Waits to be fetched, and the addressee has a notice of it (avis de passage): proves nothing yet.</summary>
    NoticeLeft,

    /// <summary>Back with the creditor. Why is another state's matter.</summary>
    Returned,
}

/// <summary>Money received from the debtor.</summary>
/// <param name="Amount">Credited.</param>
/// <param name="On">Day the funds were credited.</param>
/// <param name="Version">Of the payment; an amount heard with a later one takes its place.</param>
public sealed record Receipt(Money Amount, DateOnly On, long Version);
