using System.Text.Json.Nodes;

namespace Recouvrement.Deploy.Tests.Kubernetes;

/// <summary>Who reaches whom.</summary>
public sealed class NetworkTests
{
    static readonly string[] ForTheNodeOnly = ["health"];

    public static TheoryData<string> Overlays => ["small", "production"];

    [RenderedTheory, MemberData(nameof(Overlays))]
    public async Task What_no_policy_opens_is_closed_both_ways(string overlay) =>
        Assert.Contains((await Tools.Render(overlay)).Of("NetworkPolicy").Select(p => p.Body.At("spec")), spec =>
            spec.At("podSelector") is JsonObject { Count: 0 } && spec.At("ingress") is null && spec.At("egress") is null
            && spec.Each("policyTypes").Select(t => t.ToString()).Order().SequenceEqual(["Egress", "Ingress"]));

    [RenderedTheory, MemberData(nameof(Overlays))]
    public async Task Every_port_of_a_pod_is_open_to_somebody_who_is_named(string overlay)
    {
        var rendered = await Tools.Render(overlay);
        var ports = rendered.WithPods.SelectMany(m => m.Containers.SelectMany(c => c.Each("ports")).Where(p => !ForTheNodeOnly.Contains(p.Word("name"))).Select(p => (Manifest: m, Port: p.Word("containerPort"))));
        Assert.All(ports, of => Assert.Contains(rendered.Of("NetworkPolicy"), policy =>
            Overlay.Selects(policy.Body.At("spec", "podSelector"), of.Manifest.Pod.At("metadata", "labels"))
            && policy.Body.Each("spec", "ingress").Any(rule => rule.Each("from").Any() && rule.Each("ports").Any(p => p.Word("port") == of.Port))));
    }

    [RenderedTheory, MemberData(nameof(Overlays))]
    public async Task Nobody_reaches_the_world_but_by_a_named_port(string overlay) =>
        Assert.All((await Tools.Render(overlay)).Of("NetworkPolicy").SelectMany(p => p.Body.Each("spec", "egress")), rule => Assert.NotEmpty(rule.Each("ports")));

    [RenderedTheory, MemberData(nameof(Overlays))]
    public async Task Nobody_of_ours_reaches_the_credentials_of_the_machine(string overlay) =>
        Assert.All((await Tools.Render(overlay)).Of("NetworkPolicy").SelectMany(p => p.Body.Each("spec", "egress")).SelectMany(r => r.Each("to")).Where(to => to.Word("ipBlock", "cidr") == "0.0.0.0/0"),
            to => Assert.Contains("169.254.0.0/16", to.Each("ipBlock", "except").Select(e => e.ToString())));

    [RenderedTheory, MemberData(nameof(Overlays))]
    public async Task Every_host_has_a_certificate_and_every_path_a_service(string overlay)
    {
        var rendered = await Tools.Render(overlay);
        Assert.NotEmpty(rendered.Of("Ingress"));
        Assert.All(rendered.Of("Ingress").Select(i => i.Body.At("spec")), spec =>
        {
            Assert.Equal(spec.Each("rules").Select(r => r.Word("host")).Order(), spec.Each("tls").SelectMany(t => t.Each("hosts")).Select(h => h.ToString()).Order());
            Assert.All(spec.Each("tls"), tls => Assert.NotNull(tls.Word("secretName")));
            var backends = spec.Each("rules").SelectMany(r => r.Each("http", "paths")).Select(p => p.Word("backend", "service", "name"));
            Assert.DoesNotContain(backends, name => !Overlay.Services.Contains(name));
        });
    }

    [RenderedTheory, MemberData(nameof(Overlays))]
    public async Task The_world_reaches_four_paths_and_nothing_else(string overlay)
    {
        var open = (await Tools.Render(overlay)).Of("Ingress").Single(i => i.Name == "public").Body;
        var paths = open.Each("spec", "rules").SelectMany(r => r.Each("http", "paths")).Select(p => $"{p.Word("backend", "service", "name")}{p.Word("path")}");
        Assert.Equal(["correspondence/inbound-mail", "correspondence/post/webhook", "dunning/answers", "litigation/agency"], paths.Order());
    }
}
