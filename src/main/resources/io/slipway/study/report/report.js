'use strict';
(() => {
  const report = JSON.parse(document.getElementById('report').textContent);
  const dark = window.matchMedia('(prefers-color-scheme: dark)');
  const COLOURS = ['#0072B2', '#E69F00', '#009E73', '#CC79A7', '#56B4E9', '#D55E00', '#B3A21B', '#8A8F98', '#6A3D9A', '#7F5539', '#1B9E9E', '#A6761D', '#666666'];
  const drawn = [];
  let redraw = [];

  const ink = () => (dark.matches && !printing ? '#e6eaf0' : '#1c2430');
  const soft = () => (dark.matches && !printing ? '#9aa5b4' : '#5b6675');
  const line = () => (dark.matches && !printing ? '#333c48' : '#d8dde4');
  const page = () => (dark.matches && !printing ? '#12161c' : '#ffffff');
  let printing = false;

  const number = value => {
    if (value === null || value === undefined || !Number.isFinite(value)) return '-';
    const size = Math.abs(value);
    if (size >= 99.95 || value === 0) return Math.round(value).toLocaleString('en-US');
    if (size < 0.001) return value.toExponential(0);
    return String(Number(value.toPrecision(3)));
  };

  const element = (name, parent, text) => {
    const made = document.createElement(name);
    if (text) made.textContent = text;
    parent.appendChild(made);
    return made;
  };

  /** One chart with its caption; the option is asked for again when colours change. */
  const chart = (parent, caption, height, option) => {
    const figure = element('figure', parent);
    element('figcaption', figure, caption);
    const box = element('div', figure);
    box.className = 'chart';
    box.style.height = height + 'px';
    box.setAttribute('role', 'img');
    box.setAttribute('aria-label', caption + '. The table below holds the same numbers.');
    const made = echarts.init(box, null, { renderer: 'svg', useDirtyRect: false });
    const draw = () => made.setOption({ ...common(), ...option() }, { notMerge: true });
    draw();
    drawn.push({ made, draw });
    return made;
  };

  const common = () => ({
    animation: false,
    useUTC: true,
    color: COLOURS,
    backgroundColor: 'transparent',
    textStyle: { color: ink(), fontFamily: 'system-ui, sans-serif' },
  });

  const axis = more => ({
    axisLine: { lineStyle: { color: line() } },
    axisTick: { lineStyle: { color: line() } },
    splitLine: { lineStyle: { color: line() } },
    axisLabel: { color: soft(), hideOverlap: true, ...(more && more.axisLabel) },
    nameTextStyle: { color: soft() },
    ...Object.fromEntries(Object.entries(more || {}).filter(([key]) => key !== 'axisLabel')),
  });

  const tooltip = formatter => ({
    trigger: 'item', confine: true, formatter,
    backgroundColor: page(), borderColor: line(), textStyle: { color: ink(), fontSize: 12 },
  });

  const escape = text => String(text).replace(/[&<>"]/g, sign => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }[sign]));
  const rows = count => Math.max(150, 70 + 26 * count);
  const beside = names => ({ left: Math.min(160, 14 + 7.2 * Math.max(...names.map(name => name.length))), right: 24, top: 12, bottom: 48 });

  /** Points with whiskers, one row for each policy. */
  const whiskers = (names, points, unit, zero) => ({
    grid: beside(names),
    tooltip: tooltip(item => {
      const p = points[item.dataIndex];
      return `<b>${escape(p.name)}</b><br>${number(p.mean)} ${escape(unit)}<br>95 % interval ${number(p.low)} to ${number(p.high)}` + (p.mark ? `<br>${escape(p.mark)}` : '');
    }),
    xAxis: axis({ type: 'value', name: unit, nameLocation: 'middle', nameGap: 28, scale: !zero, axisLabel: { formatter: number } }),
    yAxis: axis({ type: 'category', data: names, inverse: true, axisLabel: { width: 145, overflow: 'truncate', color: ink() } }),
    series: [{
      type: 'custom',
      data: points.map((p, i) => ({ value: [p.mean, i, p.low, p.high], name: p.name })),
      encode: { x: [0, 2, 3], y: 1 },
      renderItem: (params, api) => {
        const p = points[params.dataIndex];
        if (p.mean === null) return { type: 'group', children: [] };
        const colour = p.colour || COLOURS[params.dataIndex % COLOURS.length];
        const at = api.coord([p.mean, params.dataIndex]);
        const parts = [];
        if (p.low !== null) {
          const low = api.coord([p.low, params.dataIndex]);
          const high = api.coord([p.high, params.dataIndex]);
          parts.push({ type: 'line', shape: { x1: low[0], y1: low[1], x2: high[0], y2: high[1] }, style: { stroke: colour, lineWidth: 3 } });
          [low, high].forEach(end => parts.push({ type: 'line', shape: { x1: end[0], y1: end[1] - 5, x2: end[0], y2: end[1] + 5 }, style: { stroke: colour, lineWidth: 2 } }));
        }
        parts.push({ type: 'circle', shape: { cx: at[0], cy: at[1], r: 5 }, style: { fill: colour, stroke: page(), lineWidth: 1 } });
        return { type: 'group', children: parts };
      },
    }, ...(zero ? [{ type: 'line', data: [], markLine: { silent: true, symbol: 'none', label: { show: false }, lineStyle: { color: soft(), type: 'dashed' }, data: [{ xAxis: 0 }] } }] : [])],
  });

  const picker = (tools, label, options, chosen, changed) => {
    const tag = element('label', tools, label + ' ');
    const select = element('select', tag);
    options.forEach(option => {
      const one = element('option', select, option);
      one.value = option;
      one.selected = option === chosen;
    });
    select.addEventListener('change', () => changed(select.value));
  };

  const kinds = {
    /** A table alone says it best. */
    none: (data, parent) => {
      const details = parent.parentNode.querySelector('details');
      details.open = true;
      details.querySelector('summary').hidden = true;
    },

    figures: (data, parent, tools) => {
      const names = data.policies;
      let figure = data.figures.find(one => one.key === data.first);
      const points = () => figure.means;
      const marks = { better: '#009E73', worse: '#D55E00' };
      const refresh = chart_ => { drawn.forEach(one => parent.contains(one.made.getDom()) && one.draw()); describe(); };
      const note = element('p', tools, '');
      note.className = 'caption';
      const describe = () => { note.textContent = figure.definition + '.'; };
      picker(tools, 'Figure', data.figures.map(one => one.key), figure.key, key => { figure = data.figures.find(one => one.key === key); refresh(); });
      tools.appendChild(note);
      describe();
      chart(parent, 'Means with 95 % intervals', rows(names.length), () => whiskers(names, points(), figure.unit, false));
      if (names.length > 1) {
        chart(parent, 'Paired differences to ' + names[0] + ', 95 %: green is better, red worse, grey within noise', rows(names.length - 1),
          () => whiskers(names.slice(1), figure.differences.map(d => ({ ...d, colour: marks[d.mark] || '#8A8F98' })), figure.unit, true));
      }
      chart(parent, 'Distribution over the replications: 5, 25, 50, 75, 95 %', rows(names.length), () => ({
        grid: beside(names),
        tooltip: tooltip(item => `<b>${escape(item.name)}</b><br>` + ['5', '25', '50', '75', '95'].map((q, i) => `${q} %: ${number(figure.boxes[item.dataIndex][i])}`).join('<br>')),
        xAxis: axis({ type: 'value', name: figure.unit, nameLocation: 'middle', nameGap: 28, scale: true, axisLabel: { formatter: number } }),
        yAxis: axis({ type: 'category', data: names, inverse: true, axisLabel: { width: 145, overflow: 'truncate', color: ink() } }),
        series: [{ type: 'boxplot', data: figure.boxes.map((box, i) => ({ value: box, itemStyle: { color: 'transparent', borderColor: COLOURS[i % COLOURS.length], borderWidth: 2 } })) }],
      }));
    },

    front: (data, parent, tools) => {
      const keys = data.figures.map(one => one.key);
      let x = data.x;
      let y = data.y;
      const find = key => data.figures.find(one => one.key === key);
      const refresh = () => drawn.forEach(one => parent.contains(one.made.getDom()) && one.draw());
      picker(tools, 'Across', keys, x, key => { x = key; refresh(); });
      picker(tools, 'Up', keys, y, key => { y = key; refresh(); });
      parent.classList.add('wide');
      chart(parent, 'Lower and further left is better; the arms are 95 % intervals; filled: on the front of ' + data.x + ' and ' + data.y, 420, () => {
        const across = find(x);
        const up = find(y);
        const points = data.policies.map((name, i) => ({ name, i, a: across.means[i], b: up.means[i] })).filter(p => p.a.mean !== null && p.b.mean !== null);
        return {
          grid: { left: 40, right: 40, top: 24, bottom: 44, containLabel: true },
          tooltip: tooltip(item => { const p = points[item.dataIndex]; return `<b>${escape(p.name)}</b><br>${escape(x)} ${number(p.a.mean)}<br>${escape(y)} ${number(p.b.mean)}`; }),
          xAxis: axis({ type: 'value', name: x + ' (' + across.unit + ')', nameLocation: 'middle', nameGap: 30, scale: true, axisLabel: { formatter: number } }),
          yAxis: axis({ type: 'value', name: y + ' (' + up.unit + ')', nameLocation: 'middle', nameGap: 72, scale: true, axisLabel: { formatter: number } }),
          series: [{
            type: 'custom', encode: { x: [0, 2, 3], y: [1, 4, 5] },
            data: points.map(p => [p.a.mean, p.b.mean, p.a.low, p.a.high, p.b.low, p.b.high]),
            renderItem: (params, api) => {
              const p = points[params.dataIndex];
              const colour = COLOURS[p.i % COLOURS.length];
              const at = api.coord([p.a.mean, p.b.mean]);
              const arm = (one, other) => ({ type: 'line', shape: { x1: one[0], y1: one[1], x2: other[0], y2: other[1] }, style: { stroke: colour, lineWidth: 1.5, opacity: 0.6 } });
              const parts = [];
              if (p.a.low !== null) parts.push(arm(api.coord([p.a.low, p.b.mean]), api.coord([p.a.high, p.b.mean])));
              if (p.b.low !== null) parts.push(arm(api.coord([p.a.mean, p.b.low]), api.coord([p.a.mean, p.b.high])));
              parts.push({ type: 'circle', shape: { cx: at[0], cy: at[1], r: 7 }, style: { fill: data.front.includes(p.name) ? colour : page(), stroke: colour, lineWidth: 2 } });
              return { type: 'group', children: parts };
            },
          }, {
            type: 'scatter', silent: true, symbolSize: 2, itemStyle: { color: 'transparent' },
            data: points.map(p => ({ value: [p.a.mean, p.b.mean], name: p.name })),
            label: { show: true, formatter: '{b}', position: 'top', distance: 10, color: ink(), fontSize: 12 },
            labelLayout: { hideOverlap: false, moveOverlap: 'shiftY' },
          }],
        };
      });
    },

    fleet: (data, parent) => {
      parent.classList.add('wide');
      timed.push(chart(parent, 'Accounts by the build that serves them', 280, () => ({
        grid: { left: 56, right: 24, top: 40, bottom: 64 },
        legend: { top: 4, type: 'scroll', textStyle: { color: ink() } },
        tooltip: { ...tooltip(), trigger: 'axis' },
        xAxis: axis({ type: 'time', min: data.from, max: data.to }),
        yAxis: axis({ type: 'value', name: 'accounts', minInterval: 1 }),
        dataZoom: zooms(),
        series: data.builds.map(build => ({ name: build.name, type: 'line', stack: 'fleet', step: 'end', symbol: 'none', areaStyle: { opacity: 0.75 }, lineStyle: { width: 1 }, data: build.points })),
      })));
    },

    runs: (data, parent, tools) => {
      parent.classList.add('wide');
      const names = data.runs.map(run => run.stage);
      timed.push(chart(parent, 'Windows (pale) and the waves at work in them', rows(names.length) + 30, () => ({
        grid: { ...beside(names), bottom: 64 },
        tooltip: tooltip(item => { const r = data.runs[item.dataIndex]; return `<b>${escape(r.stage)}</b><br>${escape(r.text)}`; }),
        xAxis: axis({ type: 'time', min: data.from, max: data.to }),
        yAxis: axis({ type: 'category', data: names, inverse: true, axisLabel: { color: ink() } }),
        dataZoom: zooms(),
        series: [{
          type: 'custom', data: data.runs.map((run, i) => [run.opens, i, run.closes]), encode: { x: [0, 2], y: 1 },
          renderItem: (params, api) => {
            const run = data.runs[params.dataIndex];
            const span = (from, to, style, part, wide) => {
              const a = api.coord([from, params.dataIndex]);
              const b = api.coord([to, params.dataIndex]);
              const high = api.size([0, 1])[1] * part;
              return { type: 'rect', shape: { x: a[0], y: a[1] - high / 2, width: Math.max(b[0] - a[0], wide ? 3 : 1), height: high }, style };
            };
            const parts = [span(run.opens, run.closes, { fill: soft(), opacity: 0.3 }, 0.7)];
            if (run.started !== null) parts.push(span(run.started, run.ended, { fill: COLOURS[run.wave % COLOURS.length] }, 0.5, true));
            return { type: 'group', children: parts };
          },
        }],
      })));
      const buttons = [];
      const zoom = (button, from, to) => {
        buttons.forEach(one => one.setAttribute('aria-pressed', String(one === button)));
        timed.forEach(made => made.dispatchAction({ type: 'dataZoom', startValue: from, endValue: to }));
      };
      const add = (name, from, to) => {
        const button = element('button', tools, name);
        button.type = 'button';
        button.setAttribute('aria-pressed', 'false');
        button.addEventListener('click', () => zoom(button, from, to));
        buttons.push(button);
        return button;
      };
      const whole = add('whole time', data.from, data.to);
      whole.setAttribute('aria-pressed', 'true');
      data.runs.filter(run => run.started !== null).slice(0, 12).forEach(run => {
        const pad = Math.max(60000, 0.08 * (run.ended - run.started));
        const button = add(run.stage, run.started - pad, run.ended + pad);
        if (run.stage === data.busiest) redraw.push(() => zoom(button, run.started - pad, run.ended + pad));
      });
    },

    accounts: (data, parent) => {
      parent.classList.add('wide');
      const colours = { updated: '#009E73', failed: '#D55E00', 'rolled back': '#CC79A7' };
      timed.push(chart(parent, 'One bar for each account that moved; green updated, red failed, pink rolled back' + (data.shown < data.all ? `; ${data.shown} of ${data.all.toLocaleString('en-US')} moves are shown, evenly spread` : ''), 360, () => ({
        grid: { left: 36, right: 24, top: 12, bottom: 64 },
        tooltip: tooltip(item => { const m = data.moves[item.dataIndex]; return `<b>${escape(m[0])}</b><br>${escape(m[4])} in ${number((m[2] - m[1]) / 1000)} s`; }),
        xAxis: axis({ type: 'time', min: data.from, max: data.to }),
        yAxis: axis({ type: 'value', inverse: true, min: 0, max: Math.max(1, data.moves.length), axisLabel: { show: false }, splitLine: { show: false }, name: '' }),
        dataZoom: zooms(),
        series: [bars(data.moves, (move, i) => [[move[1], move[2], colours[move[4]] || '#0072B2', 1]])],
      })));
    },

    gantt: (data, parent) => {
      parent.classList.add('wide');
      timed.push(chart(parent, 'One row for each handoff: blue serves until it has drained, green starts (pale), is proven online, and takes over' + (data.shown < data.all ? `; ${data.shown} of ${data.all.toLocaleString('en-US')} are shown, evenly spread` : ''), 360, () => ({
        grid: { left: 36, right: 24, top: 12, bottom: 64 },
        tooltip: tooltip(item => { const h = data.handoffs[item.dataIndex]; return `<b>${escape(h.job)}</b><br>${escape(h.build)}: ${h.text}`; }),
        xAxis: axis({ type: 'time', min: data.from, max: data.to }),
        yAxis: axis({ type: 'value', inverse: true, min: 0, max: Math.max(1, data.handoffs.length), axisLabel: { show: false }, splitLine: { show: false } }),
        dataZoom: zooms(),
        series: [bars(data.handoffs, h => {
          const pad = Math.max(5000, 0.15 * (h.end - h.start));
          const parts = [[h.start - pad, h.done ? h.end : h.end + pad, '#0072B2', 0.5, 0]];
          parts.push([h.start, h.online === null ? h.end : h.online, h.done ? '#8FD3BC' : '#D55E00', 0.5, 1]);
          if (h.online !== null && h.done) parts.push([h.online, h.end + pad, '#009E73', 0.5, 1]);
          return parts;
        }, h => [h.start, h.end])],
      })));
    },

    histograms: (data, parent) => {
      data.histograms.forEach(one => chart(parent, one.name, 260, () => ({
        grid: { left: 8, right: 16, top: 16, bottom: 44, containLabel: true },
        tooltip: tooltip(item => `${number(one.edges[item.dataIndex])} to ${number(one.edges[item.dataIndex + 1])} ${escape(one.unit)}<br>${item.value.toLocaleString('en-US')}`),
        xAxis: axis({ type: 'category', data: one.counts.map((_, i) => number(one.edges[i])), name: one.unit, nameLocation: 'middle', nameGap: 28, splitLine: { show: false } }),
        yAxis: axis({ type: 'value', minInterval: 1 }),
        series: [{ type: 'bar', data: one.counts, barCategoryGap: '8%', itemStyle: { color: COLOURS[0] } }],
      })));
    },

    curves: (data, parent) => {
      parent.classList.add('wide');
      chart(parent, data.figure + ' as ' + data.parameter + ' varies; arms are 95 % intervals' + (data.breakEven.length ? '; dashed: break-even' : ''), 400, () => ({
        grid: { left: 64, right: 24, top: 56, bottom: 48 },
        legend: { top: 4, type: 'scroll', textStyle: { color: ink() }, data: data.policies.map(one => one.name) },
        tooltip: { ...tooltip(), trigger: 'axis', valueFormatter: number },
        xAxis: axis({ type: 'value', name: data.parameter, nameLocation: 'middle', nameGap: 30, min: data.values[0], max: data.values[data.values.length - 1], axisLabel: { formatter: number } }),
        yAxis: axis({ type: 'value', name: data.unit, scale: true, axisLabel: { formatter: number } }),
        series: data.policies.flatMap((one, i) => [
          { name: one.name, type: 'line', data: data.values.map((x, j) => [x, one.means[j]]), symbolSize: 7, color: COLOURS[i % COLOURS.length],
            markLine: i === 0 && data.breakEven.length ? { symbol: 'none', precision: 6, lineStyle: { type: 'dashed', color: soft() }, label: { color: ink(), formatter: item => number(item.value) }, data: data.breakEven.map(x => ({ xAxis: x })) } : undefined },
          { name: one.name, type: 'custom', silent: true, color: COLOURS[i % COLOURS.length], data: data.values.map((x, j) => [x, one.lows[j], one.highs[j]]),
            tooltip: { show: false }, encode: { x: 0, y: [1, 2] },
            renderItem: (params, api) => {
              const low = api.coord([api.value(0), api.value(1)]);
              const high = api.coord([api.value(0), api.value(2)]);
              return { type: 'line', shape: { x1: low[0], y1: low[1], x2: high[0], y2: high[1] }, style: { stroke: COLOURS[i % COLOURS.length], lineWidth: 2, opacity: 0.5 } };
            } },
        ]),
      }));
    },

    heat: (data, parent) => {
      data.policies.forEach(one => chart(parent, data.figure + ' of ' + one.name, 320, () => {
        const cells = one.cells;
        const values = cells.map(cell => cell[2]).filter(value => value !== null);
        return {
          grid: { left: 8, right: 16, top: 12, bottom: 96, containLabel: true },
          tooltip: tooltip(item => `${number(data.xs[item.value[0]])}, ${number(data.ys[item.value[1]])}<br><b>${number(item.value[2])}</b> ${escape(data.unit)}`),
          xAxis: axis({ type: 'category', data: data.xs.map(number), name: data.x, nameLocation: 'middle', nameGap: 28 }),
          yAxis: axis({ type: 'category', data: data.ys.map(number), name: data.y }),
          visualMap: { min: Math.min(...values, ...data.range), max: Math.max(...values, ...data.range), calculable: true, orient: 'horizontal', left: 'center', bottom: 0, textStyle: { color: soft() }, formatter: number,
            inRange: { color: ['#440154', '#3b528b', '#21918c', '#5ec962', '#fde725'] } },
          series: [{ type: 'heatmap', data: cells, label: { show: true, formatter: item => number(item.value[2]), textBorderColor: '#000', textBorderWidth: 2, color: '#fff' } }],
        };
      }));
    },
  };

  const timed = [];
  const zooms = () => [{ type: 'inside', filterMode: 'none' }, { type: 'slider', filterMode: 'none', height: 22, bottom: 8, textStyle: { color: soft() }, borderColor: line() }];

  /** Bars in rows: parts are [from, to, colour, height, lane]. */
  const bars = (list, parts, ends) => ({
    type: 'custom', clip: true, encode: { x: [0, 1], y: 2 },
    data: list.map((one, i) => { const span = ends ? ends(one) : [one[1], one[2]]; return [span[0], span[1], i]; }),
    renderItem: (params, api) => {
      const row = params.dataIndex;
      const unit = api.size([0, 1])[1];
      return {
        type: 'group',
        children: parts(list[row], row).map(([from, to, fill, high, lane]) => {
          const a = api.coord([from, row]);
          const b = api.coord([to, row]);
          const x = Math.max(a[0], params.coordSys.x);
          const end = Math.min(b[0], params.coordSys.x + params.coordSys.width);
          const height = Math.max(0.6, unit * high * 0.9);
          return { type: 'rect', ignore: end < x, shape: { x, y: a[1] + (lane || 0) * unit * 0.5, width: Math.max(end - x, 0.8), height }, style: { fill } };
        }),
      };
    },
  });

  report.sections.forEach(section => {
    kinds[section.kind](section.data, document.getElementById(section.id), document.getElementById(section.id + '-tools'));
  });
  redraw.forEach(run => run());

  new ResizeObserver(() => drawn.forEach(one => one.made.resize())).observe(document.body);
  const again = () => drawn.forEach(one => one.draw());
  dark.addEventListener('change', again);
  window.addEventListener('beforeprint', () => { printing = true; again(); drawn.forEach(one => one.made.resize()); });
  window.addEventListener('afterprint', () => { printing = false; again(); });
  document.documentElement.dataset.charts = String(drawn.length);
})();
