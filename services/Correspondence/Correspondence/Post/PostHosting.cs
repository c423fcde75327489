using Recouvrement.Correspondence.Post.Ar24;
using Recouvrement.Correspondence.Post.Letters;
using Recouvrement.Correspondence.Post.Maileva;
using Recouvrement.Correspondence.Post.Proofs;
using Recouvrement.Correspondence.Post.Reconciling;
using Recouvrement.Correspondence.Post.Webhooks;
using Recouvrement.Correspondence.Sending;
using Recouvrement.Platform.Hosting;

namespace Recouvrement.Correspondence.Post;

static class PostHosting
{
    /// <summary>Letters: who posts them, who follows them, what proves them. Another provider is a folder and a line here.</summary>
    public static void AddPost(this ServiceHost service)
    {
        service.Services.Configure<PostOptions>(service.Configuration.GetSection("Provider"));
        service.Services.AddMaileva(service.Configuration).AddAr24(service.Configuration);
        service.Services.AddSingleton<PostProviders>().AddSingleton<PostedLetters>().AddSingleton<FollowLetter>().AddSingleton<KeepProofs>();
        service.AddCarrier<PostCarrier>();
        service.Services.AddHostedService<FollowWorker>();
        service.AddDayWork<FollowLetters>();
        service.AddDayWork<ReconcileLetters>();
        service.AddPending("letters", FollowMarks.Pending);
    }

    /// <summary>What people and providers may ask.</summary>
    public static void MapPost(this IEndpointRouteBuilder routes)
    {
        routes.MapLetters();
        routes.MapProofs();
        routes.MapReconciliations();
        routes.MapWebhooks();
    }
}
