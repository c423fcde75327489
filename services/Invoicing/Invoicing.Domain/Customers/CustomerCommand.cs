using System.Collections.Immutable;
using Recouvrement.Invoicing.Domain.Accounts;
using Recouvrement.Kernel.LateInterest;

namespace Recouvrement.Invoicing.Domain.Customers;

/// <summary>The company above a customer (société mère): another account of the same creditor, or a company known by its SIREN only.</summary>
/// <param name="Customer">The ERP's customer number, or null.</param>
/// <param name="Siren">Nine digits, or null.</param>
public sealed record ParentCompany(string? Customer, string? Siren)
{
    /// <summary>True when both are the same: case tells no customers apart.</summary>
    public bool Is(ParentCompany? other) => other is not null && Siren == other.Siren && string.Equals(Customer, other.Customer, StringComparison.OrdinalIgnoreCase);
}

/// <summary>
/// What stands in the stream for name, language and contacts, which lie outside where they can be erased: without the salt of the customer
/// nobody can try names and addresses out.
/// </summary>
/// <param name="Salted">As it is recorded.</param>
/// <param name="Unsalted">As it was recorded before customers had salts: still the same content.</param>
public sealed record ContactsFingerprint(string Salted, string Unsalted);

/// <summary>A customer pays later than before.</summary>
/// <param name="FormerTenths">Tenths of a day late on average over nine months.</param>
/// <param name="RecentTenths">The same over the three months after them.</param>
public sealed record PaymentDrift(long FormerTenths, long RecentTenths);

/// <summary>Why a person is erased (GDPR article 17).</summary>
public enum ErasureGround
{
    /// <summary>Never recorded.</summary>
    None,

    /// <summary>The person asked for it.</summary>
    Requested,

    /// <summary>The purpose is gone.</summary>
    NoLongerNeeded,

    /// <summary>The person objected.</summary>
    Objection,

    /// <summary>It should never have been held.</summary>
    Unlawful,

    /// <summary>The person has nothing to do with the customer: no claim justifies holding it.</summary>
    WrongPerson,
}

/// <summary>Orders to a customer account.</summary>
public abstract record CustomerCommand
{
    CustomerCommand() { }

    /// <summary>Registers the account, or changes what it is.</summary>
    /// <param name="Account">Creditor and customer number.</param>
    /// <param name="Profile">What it is from now on.</param>
    /// <param name="Contacts">Fingerprint of name, language and contacts, which stay outside the stream; null leaves them as they are.</param>
    public sealed record Register(Account Account, CustomerProfile Profile, ContactsFingerprint? Contacts) : CustomerCommand;

    /// <summary>Registers an account that documents or contacts mention; leaves alone what is known of it.</summary>
    /// <param name="Account">Creditor and customer number.</param>
    /// <param name="Kind">Kind of debtor where the source says so, else null.</param>
    /// <param name="Language">ISO 639-1 where the source says so, else null.</param>
    /// <param name="Contacts">Fingerprint of name, language and contacts; null leaves them as they are.</param>
    public sealed record Mention(Account Account, CustomerKind? Kind, string? Language, ContactsFingerprint? Contacts) : CustomerCommand;

    /// <summary>Says how the customer pays.</summary>
    /// <param name="Habits">All of them.</param>
    public sealed record DescribePaying(PayingHabits Habits) : CustomerCommand;

    /// <summary>Notes what the contract says of late payment.</summary>
    /// <param name="From">First day of issue of the invoices that it binds.</param>
    /// <param name="Clause">What was agreed.</param>
    public sealed record AgreePenalties(DateOnly From, PenaltyClause Clause) : CustomerCommand;

    /// <summary>Puts the account below a parent company.</summary>
    /// <param name="Parent">The company above.</param>
    /// <param name="Line">Numbers of the accounts from that parent upwards, the parent included.</param>
    public sealed record PlaceBelow(ParentCompany Parent, ImmutableArray<string> Line) : CustomerCommand;

    /// <summary>Takes the account out of the group it is in.</summary>
    public sealed record Detach : CustomerCommand;

    /// <summary>Another account pays for this one.</summary>
    /// <param name="Payer">Its customer number.</param>
    public sealed record NamePayer(string Payer) : CustomerCommand;

    /// <summary>Another account pays no longer for this one.</summary>
    /// <param name="Payer">Its customer number.</param>
    public sealed record DismissPayer(string Payer) : CustomerCommand;

    /// <summary>Says what the account's own payments show of a day.</summary>
    /// <param name="On">The day.</param>
    /// <param name="Payer">What that makes of the payer; null where too few invoices say it.</param>
    /// <param name="Drift">How much later it pays than before, where that is worth an alert.</param>
    public sealed record Observe(DateOnly On, PayerProfile? Payer, PaymentDrift? Drift) : CustomerCommand;

    /// <summary>Forgets the name of a customer that is a person.</summary>
    /// <param name="Ground">Why.</param>
    /// <param name="Open">Whatever is open on the account: invoices, deliveries to invoice, money that is not allocated.</param>
    /// <param name="Contacts">Fingerprint of what is left; null where no name is known.</param>
    public sealed record EraseName(ErasureGround Ground, int Open, string? Contacts) : CustomerCommand;

    /// <summary>Forgets a person.</summary>
    /// <param name="Subject">Who.</param>
    /// <param name="Ground">Why.</param>
    /// <param name="OpenClaims">Invoices of the account that are not settled.</param>
    /// <param name="Contacts">Fingerprint of what is left; null where the person is none of the contacts.</param>
    public sealed record Erase(Guid Subject, ErasureGround Ground, int OpenClaims, string? Contacts) : CustomerCommand;
}
