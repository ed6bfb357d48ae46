import type { Reply } from '../lib/http.ts';
import { type Html, html } from './html.ts';
import type { Pod } from './kubernetes.ts';
import { page } from './layout.ts';

/** What the page for operators shows; `pods` is null where the application doesn't run on Kubernetes. */
export interface OperatorPage {
  readonly pods: readonly Pod[] | null;
  readonly application: string;
  readonly banner: string;
}

/** The application's own pods, as the platform sees them. */
export function operatorPage({ pods, application, banner }: OperatorPage): Reply {
  return page({
    title: 'Operator',
    banner,
    content: pods ? podTable(pods, application) : withoutKubernetes(application),
  });
}

function podTable(pods: readonly Pod[], application: string): Html {
  return html`<p>
      ${pods.length} pods of the application <code>${application}</code>, as the Kubernetes API lists them.
    </p>
    <div class="scroll" role="region" aria-label="Pods" tabindex="0">
      <table>
        <thead>
          <tr>
            ${['Name', 'Phase', 'Node', 'Restarts', 'Started'].map((name) => html`<th scope="col">${name}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${pods.map(row)}
        </tbody>
      </table>
    </div>`;
}

function row({ name, phase, node, restarts, started }: Pod): Html {
  return html`<tr>
    <th scope="row">${name}</th>
    <td>${phase}</td>
    <td>${node}</td>
    <td>${restarts}</td>
    <td>${started}</td>
  </tr>`;
}

function withoutKubernetes(application: string): Html {
  return html`<p>
      This page needs Kubernetes, and the application doesn't run there: a workload asks the Kubernetes API for its own
      pods, with a right that was granted to it and to nobody else. Docker has no such API for a container.
    </p>
    <p>On the Docker host, an operator sees the same with:</p>
    <pre><code>docker stack ps ${application}
docker service ps ${application}_web</code></pre>
    <p>
      They list the name, the node, the desired and the current state, and the last error of every task, with the tasks
      that it replaced: each of those is one restart.
    </p>`;
}
