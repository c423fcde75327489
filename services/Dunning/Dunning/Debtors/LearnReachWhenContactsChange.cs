using MassTransit;
using Recouvrement.Contracts.Invoicing;
using Recouvrement.Dunning.Cases;
using Recouvrement.Dunning.Domain.Cases;
using Recouvrement.Dunning.Domain.Policies;
using Recouvrement.Kernel.Identifiers;
using Recouvrement.Platform.Messaging;

namespace Recouvrement.Dunning.Debtors;

/// <summary>By which ways a debtor can be reached. Names and addresses are not kept here at all.</summary>
sealed class LearnReachWhenContactsChange(CaseInbox cases) : IConsumer<DebtorContactsChangedV1>
{
    public Task Consume(ConsumeContext<DebtorContactsChangedV1> context)
    {
        var heard = context.Message;
        return cases.Hear(
            context, nameof(LearnReachWhenContactsChange), heard.On, new Account(heard.Creditor, heard.CustomerNumber, heard.Debtor),
            new DunningEvent.ReachChanged(heard.Debtor, [.. heard.Contacts.Select(Reach)], heard.Version));
    }

    static ContactReach Reach(DebtorContactV1 contact) => new(
        Spelling.Heard<ContactRole>(contact.Role),
        Email: EmailAddress.Parse(contact.Email) is not null,
        Post: contact.Address.Any(line => !string.IsNullOrWhiteSpace(line)) && !string.IsNullOrWhiteSpace(contact.City) && (IsAbroad(contact) || !string.IsNullOrWhiteSpace(contact.Postcode)),
        Phone: !string.IsNullOrWhiteSpace(contact.Phone));

    // Within France a letter needs its postcode.
    static bool IsAbroad(DebtorContactV1 contact) => !string.IsNullOrWhiteSpace(contact.Country) && contact.Country != "FR";
}
