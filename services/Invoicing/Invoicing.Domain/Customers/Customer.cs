using System.Collections.Immutable;
using System.Diagnostics;
using Recouvrement.Invoicing.Domain.Accounts;
using Recouvrement.Kernel.LateInterest;
using Recouvrement.Kernel.Deciding;
using static Recouvrement.Kernel.Deciding.Decisions;

namespace Recouvrement.Invoicing.Domain.Customers;

/// <summary>A customer account (compte client, débiteur): one creditor's account of one customer.</summary>
/// <param name="Account">Creditor and customer number as first written; null until it is registered.</param>
/// <param name="Profile">What it is; null until it is registered.</param>
/// <param name="Contacts">Fingerprint of name, language and contacts.</param>
/// <param name="Habits">How it pays; null where nobody said.</param>
/// <param name="Parent">The company above it, or null.</param>
/// <param name="Payers">Numbers of the accounts that pay for it.</param>
/// <param name="HasHadPayers">Some account pays for it, or did.</param>
/// <param name="Erased">Persons who were forgotten.</param>
/// <param name="Drift">Since when it has paid later than before, and by how much; or null.</param>
public sealed record Customer(
    Account? Account, CustomerProfile? Profile, string? Contacts, PayingHabits? Habits, ParentCompany? Parent, ImmutableSortedSet<string> Payers, bool HasHadPayers,
    ImmutableHashSet<Guid> Erased, (DateOnly Since, PaymentDrift By)? Drift)
    : IDecider<Customer, CustomerCommand, CustomerEvent>
{
    const int MostPayers = 50;

    /// <summary>What was agreed of late payment, by the first day of issue of the invoices it binds.</summary>
    public ImmutableSortedDictionary<DateOnly, PenaltyClause> PenaltyClauses { get; init; } = ImmutableSortedDictionary<DateOnly, PenaltyClause>.Empty;

    /// <inheritdoc/>
    public static Customer Initial => new(null, null, null, null, null, ImmutableSortedSet.Create<string>(StringComparer.OrdinalIgnoreCase), false, [], null);

    /// <inheritdoc/>
    public static Decision<CustomerEvent> Decide(Customer customer, CustomerCommand command) => command switch
    {
        CustomerCommand.Register register => customer.Becomes(customer.Account ?? register.Account, register.Profile with { Observed = customer.Profile?.Observed }, register.Contacts),
        CustomerCommand.Mention mention   => customer.Becomes(customer.Account ?? mention.Account, customer.With(mention), mention.Contacts),
        _ when customer.Account is null   => Refuse("customer_unknown", "There is no such customer account: register it first."),
        CustomerCommand.DescribePaying of => of.Habits == customer.Habits ? Nothing : new CustomerEvent.PayingHabitsChanged(customer.Account, of.Habits),
        CustomerCommand.AgreePenalties on => customer.PenaltyClauses.GetValueOrDefault(on.From) == on.Clause ? Nothing : new CustomerEvent.PenaltyClauseAgreed(customer.Account, on.From, on.Clause),
        CustomerCommand.PlaceBelow below  => customer.Joins(customer.Account, below),
        CustomerCommand.Detach            => customer.Parent is null ? Nothing : new CustomerEvent.ParentRemoved(customer.Account),
        CustomerCommand.NamePayer name    => customer.IsPaidBy(customer.Account, name.Payer),
        CustomerCommand.DismissPayer gone => customer.Payers.Contains(gone.Payer) ? new CustomerEvent.PayerRemoved(customer.Account, gone.Payer) : Nothing,
        CustomerCommand.Observe observe   => customer.IsSeen(customer.Account, observe),
        CustomerCommand.Erase erase       => customer.Forgets(customer.Account, erase),
        CustomerCommand.EraseName erase   => customer.ForgetsName(customer.Account, erase),
        _ => throw new UnreachableException(),
    };

    /// <inheritdoc/>
    public static Customer Evolve(Customer was, CustomerEvent happened) => happened switch
    {
        CustomerEvent.CustomerRegistered e  => was with { Account = e.Account, Profile = e.Profile },
        CustomerEvent.CustomerChanged e     => was with { Profile = e.Profile },
        CustomerEvent.ContactsChanged e     => was with { Contacts = e.Contacts },
        CustomerEvent.PayingHabitsChanged e => was with { Habits = e.Habits },
        CustomerEvent.PenaltyClauseAgreed e => was with { PenaltyClauses = was.PenaltyClauses.SetItem(e.From, e.Clause) },
        CustomerEvent.ParentNamed e         => was with { Parent = e.Parent },
        CustomerEvent.ParentRemoved         => was with { Parent = null },
        CustomerEvent.PayerNamed e          => was with { Payers = was.Payers.Add(e.Payer), HasHadPayers = true },
        CustomerEvent.PayerRemoved e        => was with { Payers = was.Payers.Remove(e.Payer) },
        CustomerEvent.PaymentDriftNoticed e => was with { Drift = (e.On, e.Drift) },
        CustomerEvent.PaymentDriftEnded     => was with { Drift = null },
        CustomerEvent.PersonalDataErased e  => was with { Contacts = e.Contacts, Erased = was.Erased.Add(e.Subject) },
        CustomerEvent.CustomerNameErased e  => was with { Contacts = e.Contacts },
        _ => throw new UnreachableException(),
    };

    CustomerProfile With(CustomerCommand.Mention mention)
    {
        var known = Profile ?? CustomerProfile.Assumed;
        return known with { Kind = mention.Kind ?? known.Kind, Language = mention.Language ?? known.Language };
    }

    Decision<CustomerEvent> Becomes(Account account, CustomerProfile profile, ContactsFingerprint? contacts)
    {
        CustomerEvent[] profiled =
            Profile is null ? [new CustomerEvent.CustomerRegistered(account, profile)]
            : Profile != profile ? [new CustomerEvent.CustomerChanged(account, profile)]
            : [];
        CustomerEvent[] reached = contacts is not null && contacts.Salted != Contacts && contacts.Unsalted != Contacts ? [new CustomerEvent.ContactsChanged(account, contacts.Salted)] : [];
        return Accept<CustomerEvent>([.. profiled, .. reached]);
    }

    Decision<CustomerEvent> Joins(Account account, CustomerCommand.PlaceBelow below)
    {
        if (below.Parent.Is(Parent)) return Nothing;
        var isAbove = below.Line.Contains(account.Customer, StringComparer.OrdinalIgnoreCase) || (below.Parent.Siren is { } siren && siren == Profile?.Identity?.Siren);
        return isAbove ? Refuse("group_cycle", "That company stands below this customer, or is this customer itself.") : new CustomerEvent.ParentNamed(account, below.Parent);
    }

    Decision<CustomerEvent> IsPaidBy(Account account, string payer) => this switch
    {
        _ when string.Equals(payer, account.Customer, StringComparison.OrdinalIgnoreCase) => Refuse("payer_is_debtor", "A customer pays for itself without being named its payer."),
        _ when Payers.Contains(payer) => Nothing,
        { Payers.Count: >= MostPayers } => Refuse("too_many_payers", $"At most {MostPayers} accounts pay for one customer."),
        _ => new CustomerEvent.PayerNamed(account, payer),
    };

    Decision<CustomerEvent> IsSeen(Account account, CustomerCommand.Observe observe)
    {
        CustomerEvent[] payer = observe.Payer != Profile!.Observed ? [new CustomerEvent.CustomerChanged(account, Profile with { Observed = observe.Payer })] : [];
        CustomerEvent[] drift = (Drift, observe.Drift) switch
        {
            (null, { } by) => [new CustomerEvent.PaymentDriftNoticed(account, observe.On, by)],
            ({ }, null)    => [new CustomerEvent.PaymentDriftEnded(account, observe.On)],
            _              => [],
        };
        return Accept<CustomerEvent>([.. payer, .. drift]);
    }

    Decision<CustomerEvent> Forgets(Account account, CustomerCommand.Erase erase) => erase switch
    {
        _ when Erased.Contains(erase.Subject) => Nothing,
        { Contacts: null } => Refuse("contact_unknown", "There is no such contact of this customer."),
        { OpenClaims: > 0, Ground: not ErasureGround.WrongPerson } =>
            Refuse("claim_open", "The account has open claims, which need the person: it can be erased when they are settled."),
        _ => new CustomerEvent.PersonalDataErased(account, erase.Subject, erase.Ground, erase.Contacts),
    };

    Decision<CustomerEvent> ForgetsName(Account account, CustomerCommand.EraseName erase) => erase switch
    {
        { Contacts: null }                               => Nothing,
        { Contacts: var left } when left == Contacts     => Nothing,
        _ when Profile?.IsOfAPerson() is not true        => Refuse("not_a_person", "The customer is no consumer and nobody said that it is a natural person: the name of a company is no personal data."),
        { Open: > 0 }                                    => Refuse("claim_open", "A claim, a delivery to invoice or money is open on the account, which needs the name: it can be erased when all is settled."),
        _                                                => new CustomerEvent.CustomerNameErased(account, erase.Ground, erase.Contacts),
    };
}
