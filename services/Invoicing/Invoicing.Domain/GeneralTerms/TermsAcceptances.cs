using System.Collections.Immutable;
using System.Diagnostics;
using Recouvrement.Invoicing.Domain.Accounts;
using Recouvrement.Invoicing.Domain.Customers;
using Recouvrement.Kernel.Deciding;
using static Recouvrement.Invoicing.Domain.GeneralTerms.AcceptanceEvent;
using static Recouvrement.Kernel.Deciding.Decisions;

namespace Recouvrement.Invoicing.Domain.GeneralTerms;

/// <summary>That a customer accepted general terms, and what proves it.</summary>
/// <param name="Version">Which version, by the entity's own name.</param>
/// <param name="AcceptedOn">When.</param>
/// <param name="Document">Reference of the proof in the register of documents; null where there is none.</param>
/// <param name="ByRole">What the person who accepted is at the customer, never a name; or null.</param>
/// <param name="By">Fingerprint of who accepted: named where it can be erased; or null.</param>
public sealed record TermsAcceptance(string Version, DateOnly AcceptedOn, string? Document, string? ByRole, string? By);

/// <summary>Orders about the terms that a customer accepted.</summary>
public abstract record AcceptanceCommand
{
    AcceptanceCommand() { }

    /// <summary>Notes that general terms were accepted, or corrects it.</summary>
    public sealed record Accept(Account Account, string Reference, TermsAcceptance Acceptance) : AcceptanceCommand;

    /// <summary>It was noted in error.</summary>
    public sealed record Withdraw(Account Account, string Reference) : AcceptanceCommand;

    /// <summary>Forgets who accepted.</summary>
    public sealed record EraseSigner(Account Account, string Reference, ErasureGround Ground, int OpenClaims) : AcceptanceCommand;
}

/// <summary>Facts about the terms that a customer accepted.</summary>
public abstract record AcceptanceEvent
{
    AcceptanceEvent() { }

    /// <summary>The customer accepted general terms.</summary>
    public sealed record TermsAccepted(Account Account, string Reference, TermsAcceptance Acceptance) : AcceptanceEvent;

    /// <summary>That was noted in error.</summary>
    public sealed record TermsAcceptanceWithdrawn(Account Account, string Reference) : AcceptanceEvent;

    /// <summary>Who accepted was forgotten.</summary>
    public sealed record TermsSignerErased(Account Account, string Reference, ErasureGround Ground) : AcceptanceEvent;
}

/// <summary>Which general terms a customer has accepted (acceptation des CGV).</summary>
/// <param name="Account">Whose; null before the first fact.</param>
/// <param name="ByReference">All that stand.</param>
/// <param name="Erased">References whose signer was forgotten: a repeated sending does not bring it back.</param>
public sealed record TermsAcceptances(Account? Account, ImmutableDictionary<string, TermsAcceptance> ByReference, ImmutableHashSet<string> Erased)
    : IDecider<TermsAcceptances, AcceptanceCommand, AcceptanceEvent>
{
    /// <inheritdoc/>
    public static TermsAcceptances Initial { get; } =
        new(null, ImmutableDictionary.Create<string, TermsAcceptance>(StringComparer.OrdinalIgnoreCase), ImmutableHashSet.Create<string>(StringComparer.OrdinalIgnoreCase));

    /// <inheritdoc/>
    public static Decision<AcceptanceEvent> Decide(TermsAcceptances all, AcceptanceCommand command) => command switch
    {
        AcceptanceCommand.Accept c      => all.Accepts(c.Account, c.Reference, all.Erased.Contains(c.Reference) ? c.Acceptance with { By = null } : c.Acceptance),
        AcceptanceCommand.Withdraw c    => all.ByReference.ContainsKey(c.Reference) ? new TermsAcceptanceWithdrawn(c.Account, c.Reference) : Nothing,
        AcceptanceCommand.EraseSigner c => all.Forgets(c),
        _ => throw new UnreachableException(),
    };

    /// <inheritdoc/>
    public static TermsAcceptances Evolve(TermsAcceptances was, AcceptanceEvent happened) => happened switch
    {
        TermsAccepted e            => was with { Account = was.Account ?? e.Account, ByReference = was.ByReference.SetItem(e.Reference, e.Acceptance) },
        TermsAcceptanceWithdrawn e => was with { Account = was.Account ?? e.Account, ByReference = was.ByReference.Remove(e.Reference) },
        TermsSignerErased e        => was.Without(e.Reference) with { Account = was.Account ?? e.Account, Erased = was.Erased.Add(e.Reference) },
        _ => throw new UnreachableException(),
    };

    Decision<AcceptanceEvent> Accepts(Account account, string reference, TermsAcceptance acceptance) =>
        ByReference.GetValueOrDefault(reference) == acceptance ? Nothing : new TermsAccepted(account, reference, acceptance);

    Decision<AcceptanceEvent> Forgets(AcceptanceCommand.EraseSigner erase) => erase switch
    {
        _ when Erased.Contains(erase.Reference) => Nothing,
        _ when !ByReference.ContainsKey(erase.Reference) => Refuse("acceptance_unknown", "There is no such acceptance of this customer."),
        { OpenClaims: > 0, Ground: not ErasureGround.WrongPerson } =>
            Refuse("claim_open", "The account has open claims, which need the person: it can be erased when they are settled."),
        _ => new TermsSignerErased(erase.Account, erase.Reference, erase.Ground),
    };

    TermsAcceptances Without(string signerOf) => ByReference.TryGetValue(signerOf, out var acceptance)
        ? this with { ByReference = ByReference.SetItem(signerOf, acceptance with { By = null }) }
        : this;
}
