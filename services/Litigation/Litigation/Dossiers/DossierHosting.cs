using Recouvrement.Litigation.Dossiers.Papers;
using Recouvrement.Litigation.Dossiers.Sealing;
using Recouvrement.Platform.Documents;
using Recouvrement.Platform.Hosting;
using Recouvrement.Platform.Typesetting;

namespace Recouvrement.Litigation.Dossiers;

static class DossierHosting
{
    /// <summary>Dossiers: what is heard for them, who makes them, what seals them.</summary>
    public static void AddDossiers(this ServiceHost service)
    {
        service.Services.AddTypesetting(service.Configuration);
        service.Services.AddSingleton(services => DocumentStores.Of(services.GetRequiredService<IConfiguration>()));
        service.Services.AddSingleton<DossierKey>().AddSingleton<TimestampAuthority>().AddSingleton<ArchiveSeal>();
        service.Services.AddSingleton<Exhibits>().AddSingleton<CaseHistories>().AddSingleton<SummaryDocument>().AddSingleton<BuildDossier>();
        service.Services.AddHostedService<DossierWorker>();
        service.AddPending("dossiers", DossierTable.Pending);
        service.AddConsumers(
            typeof(KeepInvoiceCopyWhenKept), typeof(ForgetInvoiceCopyWhenWithdrawn), typeof(NoteMessageWhenSent), typeof(NoteLetterWhenItMoves),
            typeof(NotePaymentDayWhenReceived), typeof(CorrectPaymentDayWhenCorrected), typeof(NoteWaiverWhenGivenUp), typeof(KeepHistoryWhenTold), typeof(NotePaperWhenKept), typeof(ForgetPaperWhenErased));
    }
}
