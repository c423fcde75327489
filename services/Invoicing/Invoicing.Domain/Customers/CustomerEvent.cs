using Recouvrement.Invoicing.Domain.Accounts;
using Recouvrement.Kernel.LateInterest;

namespace Recouvrement.Invoicing.Domain.Customers;

/// <summary>Facts of a customer account.</summary>
public abstract record CustomerEvent
{
    CustomerEvent() { }

    /// <summary>The account is followed here.</summary>
    public sealed record CustomerRegistered(Account Account, CustomerProfile Profile) : CustomerEvent;

    /// <summary>It is something else now. Invoices that exist keep their due dates.</summary>
    public sealed record CustomerChanged(Account Account, CustomerProfile Profile) : CustomerEvent;

    /// <summary>Its name or the ways to reach it are others now; they lie in tables where they can be erased.</summary>
    public sealed record ContactsChanged(Account Account, string Contacts) : CustomerEvent;

    /// <summary>How it pays is known, or known better.</summary>
    public sealed record PayingHabitsChanged(Account Account, PayingHabits Habits) : CustomerEvent;

    /// <summary>It belongs to a parent company.</summary>
    public sealed record ParentNamed(Account Account, ParentCompany Parent) : CustomerEvent;

    /// <summary>It belongs to no parent company any more.</summary>
    public sealed record ParentRemoved(Account Account) : CustomerEvent;

    /// <summary>Another account pays for it (tiers payeur).</summary>
    public sealed record PayerNamed(Account Account, string Payer) : CustomerEvent;

    /// <summary>The other account pays no longer for it.</summary>
    public sealed record PayerRemoved(Account Account, string Payer) : CustomerEvent;

    /// <summary>What late payment costs it was agreed, for invoices issued from a day on.</summary>
    public sealed record PenaltyClauseAgreed(Account Account, DateOnly From, PenaltyClause Clause) : CustomerEvent;

    /// <summary>It pays later than before.</summary>
    public sealed record PaymentDriftNoticed(Account Account, DateOnly On, PaymentDrift Drift) : CustomerEvent;

    /// <summary>It pays as before again.</summary>
    public sealed record PaymentDriftEnded(Account Account, DateOnly On) : CustomerEvent;

    /// <summary>A person was forgotten: key and contact are destroyed, the history stays whole.</summary>
    /// <param name="Account">Whose contact it was.</param>
    /// <param name="Subject">Names nobody any more.</param>
    /// <param name="Ground">Why.</param>
    /// <param name="Contacts">Fingerprint of what is left.</param>
    public sealed record PersonalDataErased(Account Account, Guid Subject, ErasureGround Ground, string Contacts) : CustomerEvent;

    /// <summary>The name of a customer that is a person was forgotten; the account and its history stay whole.</summary>
    /// <param name="Account">Whose.</param>
    /// <param name="Ground">Why.</param>
    /// <param name="Contacts">Fingerprint of what is left.</param>
    public sealed record CustomerNameErased(Account Account, ErasureGround Ground, string Contacts) : CustomerEvent;
}
