#!/usr/bin/env bash
# A registry at localhost:5000 and a kind cluster whose nodes pull from it under the same name, with an ingress
# controller on port 80. See https://kind.sigs.k8s.io/docs/user/local-registry/
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
contour=https://raw.githubusercontent.com/projectcontour/contour/v1.33.0/examples/render/contour.yaml

docker run --detach --restart always --publish 127.0.0.1:5000:5000 --name registry registry:2
kind create cluster --config "$here/cluster.yaml"

for node in $(kind get nodes); do
  docker exec "$node" mkdir -p /etc/containerd/certs.d/localhost:5000
  echo '[host."http://registry:5000"]' | docker exec -i "$node" cp /dev/stdin /etc/containerd/certs.d/localhost:5000/hosts.toml
done
docker network connect kind registry

kubectl apply --filename "$contour"
# The port mapping leads to the control plane, so the proxy has to run there too.
kubectl patch daemonset envoy --namespace projectcontour --type merge --patch \
  '{"spec":{"template":{"spec":{"tolerations":[{"key":"node-role.kubernetes.io/control-plane","operator":"Exists"}]}}}}'
kubectl rollout status deployment/contour daemonset/envoy --namespace projectcontour --timeout 5m
kubectl apply --filename - <<'CLASS'
apiVersion: networking.k8s.io/v1
kind: IngressClass
metadata:
  name: contour
  annotations:
    ingressclass.kubernetes.io/is-default-class: "true"
spec:
  controller: projectcontour.io/ingress-controller
CLASS
